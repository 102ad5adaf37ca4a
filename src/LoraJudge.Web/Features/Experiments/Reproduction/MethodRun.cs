using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Trains and evaluates one run, or takes what an earlier start has left.</summary>
internal sealed class MethodRun(IImageDecoder decoder, TimeProvider time, ReproductionOptions options)
{
    private string Cache => Path.Combine(options.Out, "cache");

    public RunFiles Files(PlannedRun run) => new(Path.Combine(options.Out, "runs", run.Name));

    /// <returns>Null where the run is not trained and is not to be.</returns>
    /// <exception cref="ReproductionException">The run failed; the message names it and says why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on.</exception>
    /// <param name="also">What it is evaluated on besides.</param>
    public RunReport? Run(
        PlannedRun run,
        RunSettings settings,
        RunData data,
        IReadOnlyList<RunData> also,
        RunProgress progress,
        CancellationToken cancellation
    )
    {
        var files = Files(run);
        try
        {
            if ((files.Trained() ?? Train(run, settings, files, data, progress, cancellation)) is not { } facts)
                return null;
            StoredEvaluation On(string? set, RunData pictures) => Evaluated(set, files, facts, pictures, progress, cancellation);
            return new RunReport(run.Name, run.Part, run.Method, run.Options.Seed, facts, On(null, data))
            {
                Others = [.. also.Select(other => On(other.Facts.Name, other))],
            };
        }
        catch (Exception exception)
            when (exception
                    is TrainingException
                        or EvaluationException
                        or EncoderUnavailableException
                        or InvalidDataException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new ReproductionException($"{run.Name}: {exception.Message} The same command goes on from here.", exception);
        }
    }

    private TrainingFacts? Train(
        PlannedRun run,
        RunSettings settings,
        RunFiles files,
        RunData data,
        RunProgress progress,
        CancellationToken cancellation
    )
    {
        if (options.EvaluateOnly)
            return null;
        files.Begin(settings);
        PeakMemory.Reset();
        var recorder = new RunCurveRecorder(files.Curve, run.Options.Epochs, time, progress.Report);
        var trainer = new Trainer(decoder, options.Weights, Cache);
        var outcome = trainer.Run(run.Name, run.Options, data.Training, files.Folder, recorder, cancellation);
        var curve = recorder.Finish(outcome.Epochs);
        var facts = new TrainingFacts(
            run.Options,
            outcome.EncoderHash,
            outcome.Models,
            outcome.Pictures,
            outcome.LeftOut,
            outcome.DataHash,
            settings.TrunkHash,
            outcome.Epochs,
            new RunCost(
                curve.PreparingSeconds,
                curve.TrainingSeconds,
                PeakMemory.Bytes(),
                Environment.ProcessorCount,
                EncoderLoader.DeviceName(run.Options.Device)
            )
        );
        files.Keep(facts);
        return facts;
    }

    private StoredEvaluation Evaluated(
        string? set,
        RunFiles files,
        TrainingFacts facts,
        RunData data,
        RunProgress progress,
        CancellationToken cancellation
    )
    {
        var judging = options.Evaluation with { Key = data.Key };
        if (files.Evaluated(set, facts, data.Facts, judging) is { } known)
            return known;
        var phase = set is null ? RunWork.EncodingPhase : $"{RunWork.EncodingPhase} {set}";
        var evaluation = Evaluate(
            files.Checkpoint,
            facts,
            data,
            judging,
            (done, total) => progress.Report(phase, done, total),
            cancellation
        );
        files.Keep(set, evaluation);
        return evaluation;
    }

    private StoredEvaluation Evaluate(
        string checkpoint,
        TrainingFacts facts,
        RunData data,
        EncoderEvaluationOptions judging,
        Action<int, int> advance,
        CancellationToken cancellation
    )
    {
        var started = time.GetTimestamp();
        TrainingPicture[] pictures = [.. data.Evaluation, .. data.Threshold];
        var vectors = new CachedEncoder(decoder, Cache).Encode(checkpoint, pictures, advance, cancellation);
        var took = time.GetElapsedTime(started);
        StyleVector[] Of(int from, int count) =>
            [
                .. Enumerable
                    .Range(from, count)
                    .Where(place => vectors[place] is not null)
                    .Select(place => new StyleVector(
                        pictures[place].Model,
                        pictures[place].Sample,
                        pictures[place].Subject,
                        vectors[place]!
                    )
                    {
                        Family = pictures[place].Family,
                    }),
            ];
        var (about, evaluated) = (EncoderCheckpoint.Inspect(checkpoint), Of(0, data.Evaluation.Count));
        var adaptation = about.Ranking == RankingMethod.Centre ? CentreEvaluation.Adapt(new VectorSet(evaluated)) : null;
        StyleVector[] InSpace(StyleVector[] some) => adaptation is null ? some : [.. CentreEvaluation.Adapted(some, adaptation)];
        var report = EncoderEvaluation.Run(
            InSpace(evaluated),
            judging,
            data.Threshold.Count == 0 ? null : InSpace(Of(data.Evaluation.Count, data.Threshold.Count)),
            about.Likelihood,
            cancellation,
            RankingRule.Of(adaptation)
        );
        return new StoredEvaluation(facts.CheckpointHash, data.Facts, took.TotalSeconds, vectors.Count(vector => vector is null), report);
    }
}
