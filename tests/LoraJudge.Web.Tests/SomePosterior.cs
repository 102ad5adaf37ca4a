using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Web.Tests;

/// <summary>Posteriors whose answer is known, for any picture of a fake catalogue.</summary>
internal static class SomePosterior
{
    /// <summary>The nearest model, by far.</summary>
    public static readonly StylePosterior Sure = new(1e5, 0, 1, -3, 0, 0);

    /// <summary>Every model is about as likely, and none as likely as all together.</summary>
    public static readonly StylePosterior Unsure = new(1e-9, 0, 1, 0, 0, 0);

    /// <summary>No model at all.</summary>
    public static readonly StylePosterior None = new(1e-9, 0, 1, 3, 0, 0);

    /// <param name="error">How far it is said to be wrong.</param>
    public static void Swap(Portal portal, StylePosterior posterior, double? error) =>
        portal.Snapshots.Swap(portal.Snapshots.Current! with { Posterior = new CataloguePosterior(posterior, error) });
}
