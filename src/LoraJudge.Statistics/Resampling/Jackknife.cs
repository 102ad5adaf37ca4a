using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Resampling;

/// <summary>The delete-one jackknife. Source: Efron and Tibshirani (1993), chapter 11; Tukey (1958).</summary>
public static class Jackknife
{
    /// <summary>The statistic with each observation left out in turn; NaN where it is undefined.</summary>
    public static double[] LeaveOneOut(int observations, ResampleStatistic statistic)
    {
        Require.AtLeast(observations, 1, nameof(observations));
        var values = new double[observations];
        if (observations == 1)
        {
            values[0] = double.NaN;
            return values;
        }
        var rest = new int[observations - 1];
        for (var left = 0; left < observations; left++)
        {
            for (var i = 0; i < rest.Length; i++)
                rest[i] = i < left ? i : i + 1;
            values[left] = statistic(rest);
        }
        return values;
    }

    /// <summary>Standard error, bias and t-interval (n - 1 degrees of freedom) from an estimate and its leave-one-out values.</summary>
    /// <param name="estimate">The statistic of all observations.</param>
    /// <param name="leaveOneOut">One value per observation; undefined ones (NaN) are dropped and counted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">A value that is infinite or beyond 1e100, or a level outside (0, 1).</exception>
    public static JackknifeResult Summarise(double estimate, ReadOnlySpan<double> leaveOneOut, double level = 0.95)
    {
        Require.Probability(level, nameof(level));
        var values = Array.FindAll(leaveOneOut.ToArray(), value => !double.IsNaN(value));
        Require.Squarable(values, nameof(leaveOneOut));
        Require.Statistic([estimate], nameof(estimate));
        var undefined = leaveOneOut.Length - values.Length;
        if (double.IsNaN(estimate) || values.Length < 2)
        {
            var reason = double.IsNaN(estimate) ? "the statistic of the data is undefined" : "fewer than two leave-one-out values";
            return new(Figure.Undefined(reason), Figure.Undefined(reason), undefined, null);
        }
        var n = values.Length;
        var mean = CompensatedSum.Of(values) / n;
        double squares = 0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var error = Math.Sqrt((n - 1.0) / n * squares);
        var half = error * StudentTail.Critical((1 - level) / 2, n - 1);
        var interval = new ConfidenceInterval(estimate - half, estimate + half, level, IntervalMethod.Jackknife);
        return new(Figure.Of(error), Figure.Of((n - 1) * (mean - estimate)), undefined, interval);
    }
}

/// <summary>What the jackknife found; the interval is null where no error could be computed.</summary>
public sealed record JackknifeResult(Figure StandardError, Figure Bias, int UndefinedValues, ConfidenceInterval? Interval);
