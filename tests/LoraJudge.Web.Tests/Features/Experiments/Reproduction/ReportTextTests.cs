using System.Text.Json;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;
using LoraJudge.Web.Features.Experiments.Reproduction;

namespace LoraJudge.Web.Tests.Features.Experiments.Reproduction;

public sealed class ReportTextTests
{
    private static readonly DataFacts Data = new("pictures", new(600, 9600, "aa"), new(100, 1600, "bb"), 0, new(100, 1600, "cc"));

    [Fact]
    public void Table_1_has_the_mean_over_seeds_and_its_spread_beside_the_papers_figures() =>
        Assert.Contains(
            "| Proposed | 2 | 51.00 (50.00 to 52.00) | 70.30 | 0.600 (0.600 to 0.600) | 0.78 | 0.500 (0.500 to 0.500) | 0.69 | 40.00 (40.00 to 40.00) | 0.700 (0.700 to 0.700) |",
            Text(Run("Proposed", 1, f1: 0.50), Run("Proposed", 2, f1: 0.52)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_method_that_the_paper_does_not_have_has_no_figures_of_the_paper() =>
        Assert.Contains(
            "| Ours | 1 | 0.610 | – | 0.400 | 0.900 | 0.550 | – | – | Eq. 3 |",
            Text(Run("Ours", 1, mrr: 0.61)),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_threshold_of_training_models_has_a_table_of_its_own() =>
        Assert.Contains("| Proposed | 1 | 45.00 | 0.600 | 0.500 | 40.00 | 0.550 |", Text(Run("Proposed", 1)), StringComparison.Ordinal);

    [Fact]
    public void Leave_one_out_stands_there_with_and_without_the_querys_subject() =>
        Assert.Contains(
            "| Proposed | 1 | 0.440 | 0.400 | 0.900 | 0.390 | 0.400 | 0.900 |",
            Text(Run("Proposed", 1, mrr: 0.44)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_ranking_stands_there_by_centre_too_and_reports_that_did_not_know_it_show_a_dash()
    {
        RankingFigures Ranks(double mrr) => new(40, 0, mrr, null, 0.4, 0.9, []);
        var byCentre = new CentreFigures(Ranks(0.71), Ranks(0.72)) { Queries = Ranks(0.73), QueriesSubjectLeftOut = Ranks(0.74) };
        RunReport With(CentreFigures? figures) =>
            Run("Proposed", 1) with
            {
                Evaluation = new StoredEvaluation("ee", Data, 30, 0, Evaluation(0.5, 0.5) with { ByCentre = figures }),
            };

        Assert.Contains("| 0.550 | 0.730 | 0.740 | Eq. 3 |", Text(With(byCentre)), StringComparison.Ordinal);
        Assert.Contains("| 0.900 | 0.710 | 0.720 | Eq. 3 |", Text(With(byCentre)), StringComparison.Ordinal);
        Assert.Contains("| 0.900 | 0.710 | 0.720 | Eq. 3 |", Text(With(byCentre with { Queries = null })), StringComparison.Ordinal);
        Assert.Contains("| 0.550 | – | 0.740 | Eq. 3 |", Text(With(byCentre with { Queries = null })), StringComparison.Ordinal);
        Assert.Contains("| 0.550 | – | – | Eq. 3 |", Text(With(null)), StringComparison.Ordinal);
        Assert.Contains("| 0.900 | – | – | Eq. 3 |", Text(With(null)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_ranks_by_centre_has_its_own_figures_by_centre()
    {
        var run = Run("Ours", 1, mrr: 0.61);
        var text = Text(
            run with
            {
                Evaluation = run.Evaluation with { Report = run.Evaluation.Report with { Ranking = RankingMethod.Centre } },
            }
        );

        Assert.Contains("| 0.550 | 0.610 | 0.550 | centre |", text, StringComparison.Ordinal);
        Assert.Contains("| 0.900 | 0.610 | 0.390 | centre |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_was_written_before_families_and_further_folders_opens()
    {
        var report = new ReproductionReport(1, [1], "A machine", "dd", Data, null, [Run("Proposed", 1)], null, null, []);
        var json = JsonSerializer.SerializeToNode(report, EvaluationJson.Options)!.AsObject();
        json.Remove("otherSets");
        var run = json["runs"]![0]!.AsObject();
        run.Remove("others");
        run["evaluation"]!["report"]!["evaluation"]!.AsObject().Remove("families");

        Assert.Equal(ReportText.Of(report), ReportText.Of(json.Deserialize<ReproductionReport>(EvaluationJson.Options)!));
    }

    [Fact]
    public void What_is_found_at_once_has_no_line_among_the_losses()
    {
        var found = Run("Ours", 1);
        found = found with { Training = found.Training with { Options = new TrainingOptions { Method = TrainingMethod.Discriminant } } };
        var curve = new RunCurve([], [new TrainingEpoch(1, 1, 0.5, null, null)], 0, 0);

        var chart = ReportCharts.Losses([Run("Proposed", 1), found], _ => curve);

        Assert.Equal("Proposed", Assert.Single(chart.Series).Name);
    }

    [Fact]
    public void Time_and_memory_of_each_run_are_listed() =>
        Assert.Contains(
            "| Proposed-seed1 | 20 | 320 | 0 | 12.5 | 250.0 | 30.0 | 512 | cpu, 2 processors |",
            Text(Run("Proposed", 1)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Runs_that_are_not_done_are_told() =>
        Assert.Contains("1 of 6 runs are done", Text(Run("Proposed", 1)), StringComparison.Ordinal);

    /// <summary>By way of JSON, as the command writes it.</summary>
    private static string Text(params RunReport[] runs)
    {
        var report = new ReproductionReport(6, [1, 2], "A machine", "dd", Data, null, runs, null, null, ["A note."]);
        var json = JsonSerializer.Serialize(report, EvaluationJson.Options);
        return ReportText.Of(JsonSerializer.Deserialize<ReproductionReport>(json, EvaluationJson.Options)!);
    }

    private static RunReport Run(string method, long seed, double f1 = 0.5, double mrr = 0.5) =>
        new(
            $"{method}-seed{seed}",
            RunPart.Main,
            method,
            seed,
            new TrainingFacts(
                new TrainingOptions { Seed = seed },
                "ee",
                20,
                320,
                [],
                "ff",
                "dd",
                [],
                new RunCost(12.5, 250, 512 * 1024 * 1024, 2, "cpu")
            ),
            new StoredEvaluation("ee", Data, 30, 0, Evaluation(f1, mrr))
        );

    private static EncoderEvaluationReport Evaluation(double f1, double mrr)
    {
        var pairs = new PairCounts(PairKey.Subject, 10, 10, false, 10, 10, false);
        ClassificationFigures At(double value) => new(0.3, value, 0.4, 0.6, 0.5, 0.55);
        RankingFigures Ranks(double value) => new(40, 0, value, null, 0.4, 0.9, [new RankBin(51, null, 3)]);
        QueryRanking Queries(double value) => new(Ranks(value), 15, 15, 100, [new RankedQuery("e001", "dog-1", 2)]);
        return new EncoderEvaluationReport(
            new EncoderEvaluationOptions(),
            new VectorCounts(100, 1600, 128),
            new VectorCounts(100, 1600, 128),
            new SameModelReport(pairs, At(f1), At(0.45), 0.7, null, null, [new RocPoint(0, 0)], null, []),
            Queries(mrr),
            Queries(0.55),
            Ranks(mrr),
            Ranks(0.39),
            new CalibrationReport(
                LikelihoodSource.Encoder,
                new StyleLikelihood(1, -2),
                pairs,
                new ReliabilityCurve([new ReliabilityBin(0.5, 0.4, 10)], 0.2, 0.05)
            ),
            []
        );
    }
}
