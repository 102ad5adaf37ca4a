using System.Runtime.InteropServices;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Operations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Trains and evaluates the paper's methods and ours on a folder, and writes the paper's tables beside its own figures.</summary>
internal sealed class ReproductionHandler(IImageDecoder decoder, ProgressBoard board, TimeProvider time)
{
    /// <summary>Runs to the end; reports are written after each run.</summary>
    /// <exception cref="ReproductionException">It cannot begin or go on; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on.</exception>
    public Task<ReproductionReport> RunAsync(ReproductionOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Problem() is { } problem
            ? throw new ReproductionException(problem)
            : Task.Run(() => Run(options, cancellation), cancellation);
    }

    private ReproductionReport Run(ReproductionOptions options, CancellationToken cancellation)
    {
        try
        {
            var work = Prepared(options, cancellation);
            using var alone = Own(options.Out);
            return RunAll(options, work, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReproductionException($"The work stopped: {exception.Message} The same command goes on from here.", exception);
        }
    }

    private Work Prepared(ReproductionOptions options, CancellationToken cancellation)
    {
        using var scope = board.Start("Reading the pictures", total: 2);
        if (options.Weights is { } weights && !File.Exists(weights))
            throw new ReproductionException($"There is no file {weights}: docs/weights.md says where VGG19's weights come from.");
        var data = RunData.Read(options, decoder, cancellation);
        scope.Advance();
        (RunData Data, PlantedFacts Facts)? planted = options.CleansingData is null
            ? null
            : PlantedFailures.Make(options, decoder, cancellation);
        var plan = ReproductionPlan.Of(options, data, planted?.Data);
        var also = data.On(options.Also, decoder, cancellation);
        var cleansing = planted is { } made ? new CleansingData(made.Data.Facts, options.PlantedShare, made.Facts) : null;
        var work = new Work(plan, data, also, planted?.Data, cleansing, PictureHashes.OfFile(options.Weights));
        Check(options, work);
        return work;
    }

    /// <summary>Two that write the same caches would spoil them; the system gives the file free however the process ends.</summary>
    private static FileStream Own(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new ReproductionException(
                $"{path} cannot be locked: another reproduction is at work there, or the folder cannot be written. {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Finds before hours of work what would stop it in the middle.</summary>
    private void Check(ReproductionOptions options, Work work)
    {
        if (work.Plan.Runs.Count == 0)
            throw new ReproductionException($"There is nothing to run. {string.Join(' ', work.Plan.Notes)}");
        if (options.EvaluateOnly)
            return;
        if (options.Weights is null && work.Plan.Runs.FirstOrDefault(run => run.Options.Backbone == Backbone.Vgg19) is { } needy)
        {
            throw new ReproductionException(
                $"{needy.Method} starts from VGG19's weights: give --weights FILE or set Encoder:TrunkWeights (docs/weights.md says where they come from)."
            );
        }

        var runs = new MethodRun(decoder, time, options);
        if (work.Plan.Runs.FirstOrDefault(run => !runs.Files(run).Matches(work.SettingsOf(run))) is { } other)
        {
            throw new ReproductionException(
                $"{runs.Files(other).Folder} holds a run with other settings, pictures or weights: choose another --out, or delete that folder to train it anew."
            );
        }
    }

    private ReproductionReport RunAll(ReproductionOptions options, Work work, CancellationToken cancellation)
    {
        var (runner, files) = (new MethodRun(decoder, time, options), new ReportFiles(options.Out));
        RunWork[] works =
        [
            .. work.Plan.Runs.Select(run =>
                RunWork.Of(run.Options, work.DataOf(run).Facts, work.AlsoOf(run).Sum(set => set.Evaluation.Count))
            ),
        ];
        var reports = new List<RunReport>();
        var waiting = new List<string>();
        // Runs that are done are no work: the time left would be too short.
        var already = work.Plan.Runs.Zip(works).Where(run => runner.Files(run.First).Trained() is not null).Sum(run => run.Second.Total);
        using var whole = board.Start($"All {work.Plan.Runs.Count} runs", works.Sum(one => one.Total), already);
        var report = work.Report(options, reports, waiting);
        foreach (var (run, amount) in work.Plan.Runs.Zip(works))
        {
            cancellation.ThrowIfCancellationRequested();
            var done = runner.Files(run).Trained() is not null;
            using var progress = new RunProgress(board, whole, run.Name, done ? null : amount);
            if (runner.Run(run, work.SettingsOf(run), work.DataOf(run), work.AlsoOf(run), progress, cancellation) is { } result)
                reports.Add(result);
            else
                waiting.Add($"{run.Name} is not trained yet.");
            report = work.Report(options, reports, waiting);
            files.Write(report, name => runner.Files(work.Plan.Runs.First(planned => planned.Name == name)).Curve);
        }

        return report;
    }

    /// <param name="Also">Further pictures that main runs are evaluated on.</param>
    /// <param name="Planted">The data with planted failures; null without.</param>
    private sealed record Work(
        ReproductionPlan Plan,
        RunData Data,
        IReadOnlyList<RunData> Also,
        RunData? Planted,
        CleansingData? Cleansing,
        string? WeightsHash
    )
    {
        public RunData DataOf(PlannedRun run) => run.Part == RunPart.Cleansing ? Planted! : Data;

        public IReadOnlyList<RunData> AlsoOf(PlannedRun run) => run.Part == RunPart.Main ? Also : [];

        public RunSettings SettingsOf(PlannedRun run) =>
            new(run.Method, run.Options, DataOf(run).Facts.Training.Hash, run.Options.Backbone == Backbone.Vgg19 ? WeightsHash : null);

        public ReproductionReport Report(ReproductionOptions options, IReadOnlyList<RunReport> runs, IReadOnlyList<string> waiting)
        {
            var notes = new List<string>([.. Plan.Notes, .. Also.Select(set => set.Overlap()).OfType<string>(), .. waiting]);
            var comparison = MethodComparison.Of(runs.Where(run => run.Part == RunPart.Main), notes);
            var cleansing = MethodComparison.Of(runs.Where(run => run.Part == RunPart.Cleansing), notes);
            return new ReproductionReport(
                Plan.Runs.Count,
                options.Seeds,
                $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, .NET {Environment.Version}",
                WeightsHash,
                Data.Facts,
                Cleansing,
                [.. runs],
                comparison,
                cleansing,
                notes
            )
            {
                OtherSets = [.. Also.Select(set => set.Facts.Name)],
            };
        }
    }
}
