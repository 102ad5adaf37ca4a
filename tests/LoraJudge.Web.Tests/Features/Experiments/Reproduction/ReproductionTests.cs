using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Linq;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;
using LoraJudge.Web.Features.Experiments.Reproduction;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Tests.Features.Experiments.Reproduction;

/// <summary>The whole way on tiny networks.</summary>
[Trait("group", "server")]
public sealed class ReproductionTests : IDisposable
{
    private readonly ReproductionFolder folder = new ReproductionFolder().WithData();

    [Fact]
    public async Task Every_method_is_trained_with_every_seed_and_all_tables_and_charts_are_written()
    {
        var options = folder.Options();

        var report = await ReproductionFolder.RunAsync(options);

        Assert.Equal(["Proposed-seed1", "Ours-seed1", "Proposed-seed2", "Ours-seed2"], report.Runs.Select(run => run.Name));
        Assert.All(report.Runs, run => Assert.Equal(PairKey.Subject, run.Evaluation.Report.SameModel!.Pairs.Key));
        Assert.All(report.Runs, run => Assert.NotNull(run.Evaluation.Report.SameModel!.AtTrainingThreshold));
        Assert.Equal("Ours", Assert.Single(report.Comparison!.Dunnett).Method);
        var text = await File.ReadAllTextAsync(folder.Path("out", "report.md"));
        Assert.Contains("4 of 4 runs are done", text, StringComparison.Ordinal);
        Assert.Contains("| Proposed | 2 |", text, StringComparison.Ordinal);
        Assert.Equal("svg", XElement.Parse(await File.ReadAllTextAsync(folder.Path("out", "fig4.svg"))).Name.LocalName);
    }

    [Fact]
    public async Task Stopped_in_the_middle_and_started_again_it_comes_to_the_same_report()
    {
        var whole = await ReproductionFolder.RunAsync(folder.Options("whole"));
        using var stop = new CancellationTokenSource();
        var board = new ProgressBoard(TimeProvider.System);
        board.Changed += () =>
        {
            if (board.Running.Any(work => work.Title == "Ours-seed1: training" && work.Done == 3))
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ReproductionFolder.RunAsync(folder.Options("stopped"), board, stop.Token)
        );
        var before = Curve("stopped", "Ours-seed1");
        var again = await ReproductionFolder.RunAsync(folder.Options("stopped"));

        Assert.True(before.Steps.Count < Curve("whole", "Ours-seed1").Steps.Count);
        Assert.Equal(Curve("whole", "Ours-seed1").Steps, Curve("stopped", "Ours-seed1").Steps);
        Assert.Equal(Curve("whole", "Ours-seed1").Epochs, Curve("stopped", "Ours-seed1").Epochs);
        Assert.Equal(whole.Runs.Select(run => run.Training.CheckpointHash), again.Runs.Select(run => run.Training.CheckpointHash));
        Assert.Equal(Tables(whole), Tables(again));
    }

    [Fact]
    public async Task What_is_done_is_not_done_again()
    {
        await ReproductionFolder.RunAsync(folder.Options());
        var board = new ProgressBoard(TimeProvider.System);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        board.Changed += () => titles.UnionWith(board.Running.Select(work => work.Title));

        await ReproductionFolder.RunAsync(folder.Options(), board);

        Assert.DoesNotContain(titles, title => title.Contains("training", StringComparison.Ordinal));
        Assert.DoesNotContain(titles, title => title.Contains("encoding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_options_of_the_evaluation_evaluate_anew_without_training()
    {
        await ReproductionFolder.RunAsync(folder.Options());
        var options = folder.Options() with { EvaluateOnly = true, Evaluation = folder.Options().Evaluation with { CorrectPairs = 30 } };

        var report = await ReproductionFolder.RunAsync(options);

        Assert.Equal(4, report.Runs.Count);
        Assert.All(report.Runs, run => Assert.Equal(30, run.Evaluation.Report.SameModel!.Pairs.Correct));
    }

    [Fact]
    public async Task Without_originals_cleansing_is_compared_on_pictures_with_planted_failures()
    {
        folder.Models("planted", from: 20, count: 8);
        folder.Originals("planted");
        var options = folder.Options() with
        {
            Methods = [ReproductionFolder.Proposed, ReproductionFolder.NoCleansing],
            Seeds = [1],
            CleansingData = folder.Path("planted"),
            CleansingModels = 4,
            CleansingSamples = 4,
            PlantedShare = 0.25,
        };

        var report = await ReproductionFolder.RunAsync(options);

        Assert.Equal(["Proposed-seed1", "cleansing-Proposed-seed1", "cleansing-NoCleansing-seed1"], report.Runs.Select(run => run.Name));
        Assert.Equal(new PlantedFacts(Pictures: 32, Planted: 8, Found: 8, OthersRemoved: 0), report.Cleansing!.Planted);
        var (cleansed, kept) = (report.Runs[1], report.Runs[2]);
        Assert.Equal(16, kept.Training.Pictures);
        Assert.Equal(
            8 - report.Cleansing.Data.EvaluationCleansed,
            cleansed.Training.LeftOut.Count(picture =>
                picture.Reason.StartsWith("The transfer left it as it was", StringComparison.Ordinal)
            )
        );
        Assert.Empty(kept.Training.LeftOut);
        Assert.Equal(PairKey.Sample, kept.Evaluation.Report.Options.Key);
        Assert.Contains(report.Notes, note => note.StartsWith("NoCleansing is not in the main tables", StringComparison.Ordinal));
        Assert.Contains(
            "Cleansing found 8 of them",
            await File.ReadAllTextAsync(folder.Path("out", "report.md")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_method_is_evaluated_on_further_folders_and_families_count_neither_right_nor_wrong()
    {
        folder.Models("more/first", from: 20, count: 5);
        folder.Models("more/second", from: 30, count: 4);
        File.WriteAllLines(
            folder.Path("more", "producers.csv"),
            ["split,producer,group", "first,m20,a", "first,m21,a", "first,m22,b", "first,m23,", "second,m30,c"]
        );
        var options = folder.Options() with { Seeds = [1], Also = [folder.Path("more", "first"), folder.Path("more", "second")] };

        var board = new ProgressBoard(TimeProvider.System);
        var ends = new ConcurrentBag<(string, int, int)>();
        board.Changed += () => board.Running.ToList().ForEach(work => ends.Add((work.Title, work.Done, work.Total)));

        var report = await ReproductionFolder.RunAsync(options, board);
        var again = await ReproductionFolder.RunAsync(options with { EvaluateOnly = true });

        Assert.Equal(["more/first", "more/second"], report.OtherSets);
        Assert.All(report.Runs, run => Assert.Equal(report.OtherSets, run.Others.Select(other => other.Data.Name)));
        Assert.All(
            report.Runs,
            run => Assert.Equal((5, 4), (run.Others[0].Report.Evaluation.Models, run.Others[0].Report.Evaluation.Families))
        );
        Assert.All(
            report.Runs,
            run => Assert.Equal((4, null), (run.Others[1].Report.Evaluation.Models, run.Others[1].Report.Evaluation.Families))
        );
        Assert.Equal(report.Runs.Select(run => run.Others[0].EncodingSeconds), again.Runs.Select(run => run.Others[0].EncodingSeconds));
        Assert.Contains(("Ours-seed1: encoding more/first", 20, 20), ends);
        Assert.Contains(("Ours-seed1: encoding more/second", 16, 16), ends);
        var text = await File.ReadAllTextAsync(folder.Path("out", "report.md"));
        Assert.Contains("## On more/first: 5 models, 20 pictures", text, StringComparison.Ordinal);
        Assert.Contains("The models are of 4 families", text, StringComparison.Ordinal);
        Assert.Contains("## On more/second: 4 models, 16 pictures", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ours_is_found_at_once_and_ranks_by_centre_and_untrained_statistics_stand_beside_it()
    {
        var at = new TrainingOptions
        {
            Backbone = Backbone.ResNet18,
            Stages = 1,
            FrozenBlocks = 1,
            InputEdge = 32,
            Pooling = Pooling.Statistics,
            PrincipalInputs = 4,
            Dimensions = 4,
            Epochs = 1,
            ValidationModels = 2,
            Device = "cpu",
        };
        var untrained = VariantMethods.Untrained with { Options = at with { Method = TrainingMethod.Principal } };
        var ours = VariantMethods.Ours with { Options = at with { Method = TrainingMethod.Discriminant, Ranking = RankingMethod.Centre } };

        var report = await ReproductionFolder.RunAsync(folder.Options() with { Seeds = [1], Methods = [ours, untrained] });

        Assert.Equal(
            [("Ours", RankingMethod.Centre), ("Untrained", RankingMethod.MeanDistance)],
            report.Runs.Select(run => (run.Method, run.Evaluation.Report.Ranking))
        );
        Assert.NotNull(report.Runs[1].Evaluation.Report.ByCentre!.LeaveOneOut);
    }

    [Fact]
    public async Task The_curve_goes_up_to_all_models_that_there_are()
    {
        var options = folder.Options() with { Methods = [ReproductionFolder.Ours], Seeds = [1], Curve = [6, 2, 600] };

        var report = await ReproductionFolder.RunAsync(options);

        Assert.Equal(["Ours-seed1", "Ours-2-models-seed1", "Ours-6-models-seed1"], report.Runs.Select(run => run.Name));
        Assert.Equal([4, 2, 6], report.Runs.Select(run => run.Training.Models));
        Assert.Contains(report.Notes, note => note.StartsWith("The curve ends at 6 models", StringComparison.Ordinal));
        Assert.Equal("svg", XElement.Parse(await File.ReadAllTextAsync(folder.Path("out", "curve.svg"))).Name.LocalName);
    }

    public void Dispose() => folder.Dispose();

    private RunCurve Curve(string name, string run) =>
        JsonSerializer.Deserialize<RunCurve>(File.ReadAllBytes(folder.Path(name, "runs", run, "curve.json")), EvaluationJson.Options)!;

    /// <summary>Without times and memory.</summary>
    private static string Tables(ReproductionReport report) =>
        string.Join('\n', ReportText.Of(report).Split('\n').Where(line => !line.Contains("cpu, ", StringComparison.Ordinal)));
}
