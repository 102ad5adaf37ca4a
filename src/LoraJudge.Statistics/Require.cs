namespace LoraJudge.Statistics;

/// <summary>Refusals of bad input: each names the argument and the problem.</summary>
internal static class Require
{
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
                throw new ArgumentException(
                    $"Value [{row}, {column}] is {values[row, column]}; only finite numbers are allowed.",
                    argument
                );
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
