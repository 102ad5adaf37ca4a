using LoraJudge.Web.Features.Catalogue.Fit;
using LoraJudge.Web.Shared.Charts;

namespace LoraJudge.Web.Features.Encoders.Fit;

/// <summary>Which share of a kind's models has at most a reciprocal rank: a line a kind.</summary>
internal static class EncoderFitChart
{
    public static LineChart Draw(EncoderFitReport report) =>
        new(
            "Reciprocal ranks of the models",
            "Mean reciprocal rank of a model's pictures",
            "Share of models with at most that",
            [.. report.Groups.Select(group => new ChartSeries(EncoderFitWords.Short(group.Models), Colour(group.Models), Steps(group)))]
        )
        {
            Style = LineChartStyle.Page,
            Description = "One rising line for each kind of models; the further to the right, the better pictures find their own model.",
            Id = "fit",
            Height = 320,
        };

    private static ChartPoint[] Steps(FitGroup group)
    {
        var ranks = group.ReciprocalRanks;
        return
        [
            new ChartPoint(0, 0),
            .. ranks.SelectMany(
                (rank, place) =>
                    (ChartPoint[])[new ChartPoint(rank, (double)place / ranks.Count), new ChartPoint(rank, (place + 1.0) / ranks.Count)]
            ),
            new ChartPoint(1, 1),
        ];
    }

    private static int Colour(FitModels models) =>
        models switch
        {
            FitModels.New => 1,
            FitModels.HeldOut => 3,
            _ => 0,
        };
}
