using System.Globalization;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Web.Features.Catalog;

/// <summary>Why distances are told without likelihoods.</summary>
internal static class LikelihoodNote
{
    private const int Percent = 100;

    /// <returns>A sentence; null where likelihoods are told.</returns>
    public static string? Of(StyleSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Ranking != RankingMethod.Centre)
            return "Likelihoods are left out because the encoder in use ranks models by mean distance, which cannot say that none of them fits.";
        return snapshot.Posterior switch
        {
            { Told: not null } => null,
            { CalibrationError: { } error } => string.Create(
                CultureInfo.InvariantCulture,
                $"Likelihoods are left out because they cannot be trusted here: checked on this catalogue's models, they are wrong by {error * Percent:0} percentage points on average, and {CataloguePosterior.MostError * Percent:0} are allowed."
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Likelihoods are left out because this catalogue has too few pictures to check them: {PosteriorCheck.FewestModels} models with two pictures or more are needed, and {PosteriorCheck.FewestPictures} pictures of these."
            ),
        };
    }
}
