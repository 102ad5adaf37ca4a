using System.Globalization;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog;

/// <summary>Why distances are told without likelihoods.</summary>
public static class LikelihoodNote
{
    private const int Percent = 100;

    /// <returns>A sentence; null where likelihoods are told.</returns>
    public static string? Of(DistanceScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return scale switch
        {
            { Likelihood: not null } => null,
            { CalibrationError: { } error } => string.Create(
                CultureInfo.InvariantCulture,
                $"Likelihoods are left out because they cannot be trusted here: checked on this catalogue's models, they are wrong by {error * Percent:0} percentage points on average, and {ModelCalibration.MostError * Percent:0} are allowed."
            ),
            _ => "Likelihoods are left out because this catalogue has too few models or pictures to check them.",
        };
    }
}
