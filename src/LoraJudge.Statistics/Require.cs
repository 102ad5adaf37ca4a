namespace LoraJudge.Statistics;

/// <summary>Refusals of bad input: each names the argument and the problem.</summary>
internal static class Require
{
    /// <summary>The largest number that may be squared and summed.</summary>
    public const double Largest = 1e100;

    /// <summary>What is allowed, as the end of a sentence.</summary>
    public const string Squarables = "only finite numbers from -1e100 to 1e100 are allowed; sums of squares of larger ones are no doubles.";

    public static void That(bool condition, string argument, string problem)
    {
        if (!condition)
            throw new ArgumentException(problem, argument);
    }

    /// <summary>For checks in loops, where the message must not be made unless it is needed.</summary>
    public static ArgumentException Refusal(string argument, string problem) => new(problem, argument);

    public static void NotEmpty(int length, string argument) => That(length > 0, argument, "It is empty.");

    public static void Finite(ReadOnlySpan<double> values, string argument)
    {
        for (var i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Value {i} is {values[i]}; only finite numbers are allowed.", argument);
    }

    public static void Finite(double[,] values, string argument)
    {
        for (var row = 0; row < values.GetLength(0); row++)
        for (var column = 0; column < values.GetLength(1); column++)
            if (!double.IsFinite(values[row, column]))
                throw Refusal(argument, $"Value [{row}, {column}] is {values[row, column]}; only finite numbers are allowed.");
    }

    public static bool IsSquarable(double value) => Math.Abs(value) <= Largest;

    public static void Squarable(ReadOnlySpan<double> values, string argument)
    {
        for (var i = 0; i < values.Length; i++)
            if (!IsSquarable(values[i]))
                throw Refusal(argument, $"Value {i} is {values[i]}; {Squarables}");
    }

    public static void Squarable(double[,] values, string argument)
    {
        for (var row = 0; row < values.GetLength(0); row++)
        for (var column = 0; column < values.GetLength(1); column++)
            if (!IsSquarable(values[row, column]))
                throw Refusal(argument, $"Value [{row}, {column}] is {values[row, column]}; {Squarables}");
    }

    /// <summary>For what a statistic gave: NaN where it is undefined, otherwise a number that may be squared.</summary>
    public static void Statistic(ReadOnlySpan<double> values, string argument)
    {
        foreach (var value in values)
            if (!double.IsNaN(value) && !IsSquarable(value))
                throw Refusal(argument, $"It gave {value}; {Squarables}");
    }

    /// <summary>A probability strictly between 0 and 1, such as a confidence level.</summary>
    public static void Probability(double value, string argument)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(argument, value, "It must lie strictly between 0 and 1.");
    }

    public static void AtLeast(int value, int minimum, string argument)
    {
        if (value < minimum)
            throw new ArgumentOutOfRangeException(argument, value, $"It must be at least {minimum}.");
    }
}
