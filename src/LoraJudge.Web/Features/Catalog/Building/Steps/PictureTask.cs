using System.Globalization;
using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>What of a run matters for its pictures.</summary>
/// <param name="Failures">Attempts in a row that failed.</param>
internal sealed record BuildFacts(
    long RunId,
    DateTime RunCreatedUtc,
    long SampleSetId,
    double CleansingThreshold,
    string Backend,
    long Seed,
    int Edge,
    long ModelId,
    string LoraName,
    int Failures
);

/// <summary>One picture that is to be made.</summary>
internal sealed record PictureTask(BuildFacts Run, SampleImage Sample)
{
    /// <summary>The same for every model.</summary>
    public long Seed => Run.Seed + Sample.Id;

    /// <summary>
    /// The same for this picture of this run, whichever process asks: of another database it is not. A picture that was no good is asked
    /// for anew.
    /// </summary>
    public string TaskId =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"lj-{Run.RunCreatedUtc.Ticks:x}-{Run.RunId}-{Run.ModelId}-{Sample.Id}{(Run.Failures == 0 ? "" : $"-{Run.Failures}")}"
        );
}
