using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Measures how well the encoder fits, and keeps the last report for the pages.</summary>
internal sealed class EncoderFitKeeper(
    CatalogueSnapshots snapshots,
    EncoderFitGroups groups,
    IndexedReferences references,
    TimeProvider time
)
{
    private volatile EncoderFitReport? last;

    /// <summary>The last report of the encoder in use; null until it is measured.</summary>
    public EncoderFitReport? Current => last is { } report && snapshots.Current?.EncoderHash == report.EncoderHash ? report : null;

    /// <summary>Measures the snapshot that searches read, on a thread that gives way to theirs.</summary>
    /// <returns>Null where there is nothing to measure.</returns>
    public async Task<EncoderFitReport?> MeasureAsync(CancellationToken cancellation)
    {
        if (snapshots.Current is not { Index: BoundedIndex or CentreIndex } snapshot)
            return null;
        if (await groups.ReadAsync(snapshot.EncoderHash, snapshot.Index.Pictures(), cancellation) is not { } encoder)
            return null;
        var drawn = EncoderFit.Draw(encoder.Models);
        var models = await references.ReadAsync(snapshot, [.. drawn.SelectMany(group => group.Drawn)], cancellation);
        var measure = await MeasureAsync(drawn, models, RankingRule.Of(snapshot.Projection), encoder.Families, cancellation);
        return last = new EncoderFitReport(
            snapshot.EncoderHash,
            snapshot.EncoderName,
            encoder.IsTrained,
            encoder.Since,
            time.GetUtcNow().UtcDateTime,
            EncoderFit.Verdict(measure.Difference),
            measure.Groups,
            measure.Baseline,
            measure.Difference
        );
    }

    private static Task<FitMeasure> MeasureAsync(
        IReadOnlyList<FitDraw> drawn,
        IReadOnlyDictionary<long, ModelReferences> models,
        RankingRule rule,
        IReadOnlyDictionary<long, string> families,
        CancellationToken cancellation
    )
    {
        var measured = new TaskCompletionSource<FitMeasure>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                measured.SetResult(EncoderFit.Measure(drawn, models, threads: 1, cancellation, rule, families));
            }
            catch (OperationCanceledException)
            {
                measured.SetCanceled(cancellation);
            }
            catch (Exception exception)
            {
                measured.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
            Name = "Encoder fit",
        };
        thread.Start();
        return measured.Task;
    }
}
