using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Agreement of the kept judgments.</summary>
internal sealed class AgreementFigures(KeptRatings ratings, ResultsOptions options, PlanStanding standing)
{
    /// <summary>Below it an interval says nothing.</summary>
    private const int LeastItems = 10;

    private const int Points = 20;
    private static readonly MeasurementLevel[] Levels =
    [
        MeasurementLevel.Ordinal,
        MeasurementLevel.Nominal,
        MeasurementLevel.Interval,
        MeasurementLevel.Ratio,
    ];

    public AgreementResults Compute()
    {
        var table = new RatingTable(ratings);
        if (table.Units == 0)
            return None();
        var overTime = OverTime(table);
        var parts = DisagreementParts.Of(ratings);
        return new AgreementResults(LevelFigures(table), overTime, parts.Items, parts.Pairs, parts.Raters);
    }

    private AgreementResults None()
    {
        var reason = Estimate.Unknown(ratings.Judgments.Length == 0 ? "there is no judgment yet" : "no item has two judgments yet");
        return new AgreementResults([.. Levels.Select(level => Figure(level, reason, reason, reason, 0, 0))], [], [], [], []);
    }

    private List<AlphaFigure> LevelFigures(RatingTable table)
    {
        var wanted =
            table.Units >= LeastItems
                ? AlphaBootstrap.OverUnits(table.Ratings, Levels, new BootstrapOptions(options.Resamples, 1 - options.Alpha, options.Seed))
                : null;
        return
        [
            .. Levels.Select(
                (level, place) =>
                {
                    var found = KrippendorffAlpha.Compute(table.Ratings, level);
                    return Figure(
                        level,
                        Estimate.Of(found.Alpha).With(wanted?[place].Bca, "fewer than ten items: too few for an interval"),
                        Estimate.Of(found.ObservedDisagreement),
                        Estimate.Of(found.ExpectedDisagreement),
                        found.PairableValues,
                        found.PairableUnits
                    );
                }
            ),
        ];
    }

    /// <summary>The table is filled once, in the order of time.</summary>
    private List<AlphaPoint> OverTime(RatingTable table)
    {
        var points = new List<AlphaPoint>();
        if (ratings.HasUnknownTimes)
        {
            table.FillUntil(ratings.Judgments.Length);
            return points;
        }

        var count = ratings.Judgments.Length;
        for (var point = 1; point <= Points; point++)
        {
            var until = (int)((long)count * point / Points);
            if (until == table.Filled)
                continue;
            table.FillUntil(until);
            var found = KrippendorffAlpha.Compute(table.Ratings, MeasurementLevel.Ordinal);
            var interval =
                found.PairableUnits >= LeastItems
                    ? AlphaBootstrap.JackknifeOverUnits(table.Ratings, MeasurementLevel.Ordinal, 1 - options.Alpha).Interval
                    : null;
            var last = ratings.Data.Judgments.GivenUtc[ratings.Judgments[until - 1]]!.Value;
            points.Add(new AlphaPoint(until, last, Estimate.Of(found.Alpha).With(interval)));
        }

        return points;
    }

    private AlphaFigure Figure(MeasurementLevel level, Estimate alpha, Estimate observed, Estimate expected, long values, long units) =>
        new(
            level,
            alpha,
            observed,
            expected,
            values,
            units,
            level == MeasurementLevel.Ordinal ? standing.Planned : standing.Unplanned,
            ResultWords.Alpha(alpha, options.Alpha)
        );
}
