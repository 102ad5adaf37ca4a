using CsCheck;
using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class ListContributionsTests
{
    private static readonly MeasurementLevel[] Levels = Enum.GetValues<MeasurementLevel>();

    [Fact]
    public void A_list_shares_out_disagreement_as_its_matrix_does() =>
        RatingGen
            .Matrix.Where(ratings => ratings.Cast<double?>().Any(rating => rating.HasValue))
            .Sample(ratings =>
            {
                foreach (var level in Levels)
                    AssertSame(AlphaContributions.Compute(ratings, level), AlphaContributions.Compute(List(ratings), level));
            });

    private static RatingList List(double?[,] ratings)
    {
        var cells = (
            from rater in Enumerable.Range(0, ratings.GetLength(0))
            from unit in Enumerable.Range(0, ratings.GetLength(1))
            where ratings[rater, unit].HasValue
            select (rater, unit, Value: ratings[rater, unit]!.Value)
        ).ToArray();
        return new RatingList(
            ratings.GetLength(0),
            ratings.GetLength(1),
            Array.ConvertAll(cells, cell => cell.rater),
            Array.ConvertAll(cells, cell => cell.unit),
            Array.ConvertAll(cells, cell => cell.Value)
        );
    }

    private static void AssertSame(AlphaContributionsResult matrix, AlphaContributionsResult list)
    {
        Assert.Equal(matrix.Whole.Alpha, list.Whole.Alpha);
        Assert.Equal(matrix.Units, list.Units, (a, b) => Math.Abs(a - b) < 1e-12 * (1 + Math.Abs(a)));
        Assert.All(
            matrix.Pairs.Where(pair => pair.CommonUnits > 0).Zip(list.Pairs),
            both =>
            {
                Assert.Equal(
                    (both.First.FirstRater, both.First.SecondRater, both.First.CommonUnits),
                    (both.Second.FirstRater, both.Second.SecondRater, both.Second.CommonUnits)
                );
                Assert.Equal(both.First.Alpha, both.Second.Alpha);
                Near.Absolute(
                    both.First.ObservedDisagreement,
                    both.Second.ObservedDisagreement,
                    1e-12 * (1 + both.First.ObservedDisagreement)
                );
            }
        );
        Assert.Equal(
            matrix.Raters.Select(rater => rater.AlphaWithout.ValueOrNull),
            list.Raters.Select(rater => rater.AlphaWithout.ValueOrNull)
        );
    }
}
