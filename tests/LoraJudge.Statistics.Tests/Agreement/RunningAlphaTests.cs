using CsCheck;
using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class RunningAlphaTests
{
    private static readonly double[] Values = [0, 1, 2, 3, 4];
    private static readonly MeasurementLevel[] Levels = Enum.GetValues<MeasurementLevel>();

    [Fact]
    public void Ratings_that_come_one_by_one_give_the_alpha_of_their_matrix() =>
        RatingGen.Matrix.Sample(ratings => AssertSame(ratings, Running(ratings)));

    [Fact]
    public void Ratings_that_went_leave_nothing_behind() =>
        RatingGen.Matrix.Sample(ratings =>
        {
            var running = Running(ratings);
            for (var unit = 0; unit < ratings.GetLength(1); unit++)
                if (ratings[0, unit] is { } value)
                    running.Remove(unit, value);
            var rest = RatingGen.Map(ratings, ratings.GetLength(0) - 1, ratings.GetLength(1), (rater, unit) => ratings[rater + 1, unit]);
            AssertSame(rest, running);
        });

    [Fact]
    public void A_rating_that_is_not_there_cannot_be_taken_away()
    {
        var running = new RunningAlpha(1, Values);
        running.Add(0, 3);

        Assert.Throws<ArgumentException>(() => running.Remove(0, 2));
        Assert.Throws<ArgumentException>(() => running.Add(0, 2.5));
    }

    private static RunningAlpha Running(double?[,] ratings)
    {
        var running = new RunningAlpha(ratings.GetLength(1), Values);
        for (var rater = 0; rater < ratings.GetLength(0); rater++)
        for (var unit = 0; unit < ratings.GetLength(1); unit++)
            if (ratings[rater, unit] is { } value)
                running.Add(unit, value);
        return running;
    }

    private static void AssertSame(double?[,] ratings, RunningAlpha running) =>
        Assert.All(Levels, level => Assert.Equal(KrippendorffAlpha.Compute(ratings, level).Alpha, running.Alpha(level).Alpha));
}
