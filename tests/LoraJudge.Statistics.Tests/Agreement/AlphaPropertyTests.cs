using CsCheck;
using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class AlphaPropertyTests
{
    private static readonly MeasurementLevel[] Levels = Enum.GetValues<MeasurementLevel>();

    [Fact]
    public void The_order_of_raters_does_not_matter() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            var (raters, units) = (ratings.GetLength(0), ratings.GetLength(1));
            var turned = RatingGen.Map(ratings, raters, units, (rater, unit) => ratings[(rater + 1) % raters, unit]);
            AssertSame(ratings, turned, Levels);
        });

    [Fact]
    public void The_order_of_units_does_not_matter() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            var (raters, units) = (ratings.GetLength(0), ratings.GetLength(1));
            var reversed = RatingGen.Map(ratings, raters, units, (rater, unit) => ratings[rater, units - 1 - unit]);
            AssertSame(ratings, reversed, Levels);
        });

    [Fact]
    public void Names_of_categories_do_not_matter_at_the_nominal_level() =>
        RatingGen.Matrix.Sample(ratings => AssertSame(ratings, Each(ratings, x => (x * 7 + 3) % 5), [MeasurementLevel.Nominal]));

    [Fact]
    public void Increasing_functions_do_not_matter_at_the_ordinal_level() =>
        RatingGen.Matrix.Sample(ratings => AssertSame(ratings, Each(ratings, x => Math.Exp(x)), [MeasurementLevel.Ordinal]));

    [Fact]
    public void Shifts_and_scales_do_not_matter_at_the_interval_level() =>
        RatingGen.Matrix.Sample(ratings => AssertSame(ratings, Each(ratings, x => 4 - 0.25 * x), [MeasurementLevel.Interval]));

    [Fact]
    public void Scales_do_not_matter_at_the_ratio_level() =>
        RatingGen.Matrix.Sample(ratings => AssertSame(ratings, Each(ratings, x => 3 * x), [MeasurementLevel.Ratio]));

    [Fact]
    public void Units_with_a_single_rating_do_not_matter() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            var (raters, units) = (ratings.GetLength(0), ratings.GetLength(1));
            var more = RatingGen.Map(
                ratings,
                raters,
                units + 1,
                (rater, unit) =>
                    unit < units ? ratings[rater, unit]
                    : rater == 0 ? 99
                    : null
            );
            AssertSame(ratings, more, Levels);
        });

    [Fact]
    public void Duplicating_every_unit_changes_only_the_small_sample_term() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            var (raters, units) = (ratings.GetLength(0), ratings.GetLength(1));
            var twice = RatingGen.Map(ratings, raters, 2 * units, (rater, unit) => ratings[rater, unit % units]);
            var once = KrippendorffAlpha.Compute(ratings, MeasurementLevel.Interval);
            var both = KrippendorffAlpha.Compute(twice, MeasurementLevel.Interval);
            Assert.Equal(once.Alpha.IsDefined, both.Alpha.IsDefined);
            if (!once.Alpha.IsDefined)
                return;
            double n = once.PairableValues;
            // D_o stays; D_e n (n - 1) grows fourfold while n doubles.
            var expected = 1 - (1 - once.Alpha.Value) * (2 * n - 1) / (2 * (n - 1));
            Near.Absolute(expected, both.Alpha.Value, 1e-12);
        });

    [Fact]
    public void Alpha_is_at_most_1() =>
        RatingGen.Matrix.Sample(ratings =>
            Levels.All(level => KrippendorffAlpha.Compute(ratings, level).Alpha.ValueOrNull is null or <= 1)
        );

    [Fact]
    public void Perfect_agreement_is_exactly_1() =>
        Gen.Double[-1e6, 1e6]
            .Array[2, 100]
            .Where(values => values.Distinct().Count() > 1)
            .Sample(values =>
            {
                var ratings = RatingGen.Shape([.. values, .. values, .. values], 3, values.Length);
                foreach (var level in Levels.Where(level => level != MeasurementLevel.Ratio))
                    Assert.Equal(1, KrippendorffAlpha.Compute(ratings, level).Alpha.Value);
            });

    [Fact]
    public void Many_distinct_values_agree_with_the_coincidence_matrix() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            // Unpairable values push the data over the matrix's limit and change nothing else.
            var (raters, units) = (ratings.GetLength(0), ratings.GetLength(1));
            var wide = RatingGen.Map(
                ratings,
                raters,
                units + 100,
                (rater, unit) =>
                    unit < units ? ratings[rater, unit]
                    : rater == 0 ? 100 + unit
                    : null
            );
            Assert.Null(KrippendorffAlpha.Compute(wide, MeasurementLevel.Ordinal).Coincidences);
            AssertSame(ratings, wide, Levels);
        });

    [Fact]
    public void Contributions_of_units_pairs_and_raters_each_sum_to_the_observed_disagreement() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            foreach (var level in Levels)
            {
                var parts = AlphaContributions.Compute(ratings, level);
                if (parts.Whole.ObservedDisagreement.ValueOrNull is not { } whole)
                    continue;
                Near.Absolute(whole, parts.Units.Sum(), 1e-12 * (1 + whole), "units");
                Near.Absolute(whole, parts.Pairs.Sum(pair => pair.ObservedDisagreement), 1e-12 * (1 + whole), "pairs");
                Near.Absolute(whole, parts.Raters.Sum(rater => rater.ObservedDisagreement), 1e-12 * (1 + whole), "raters");
            }
        });

    private static double?[,] Each(double?[,] ratings, Func<double, double> function) =>
        RatingGen.Map(
            ratings,
            ratings.GetLength(0),
            ratings.GetLength(1),
            (rater, unit) => ratings[rater, unit] is { } value ? function(value) : null
        );

    private static void AssertSame(double?[,] first, double?[,] second, MeasurementLevel[] levels)
    {
        foreach (var level in levels)
        {
            var (a, b) = (KrippendorffAlpha.Compute(first, level).Alpha, KrippendorffAlpha.Compute(second, level).Alpha);
            Assert.Equal(a.IsDefined, b.IsDefined);
            if (a.IsDefined)
                Near.Absolute(a.Value, b.Value, 1e-12, level.ToString());
        }
    }
}
