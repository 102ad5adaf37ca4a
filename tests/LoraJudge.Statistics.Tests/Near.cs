namespace LoraJudge.Statistics.Tests;

/// <summary>Comparisons of doubles that name what was compared.</summary>
internal static class Near
{
    public static void Relative(double expected, double actual, double tolerance, string what = "")
    {
        var error = Math.Abs(actual - expected);
        Assert.True(error <= tolerance * Math.Abs(expected), $"{what}: expected {expected:R}, was {actual:R}");
    }

    public static void Absolute(double expected, double actual, double tolerance, string what = "") =>
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{what}: expected {expected:R}, was {actual:R}");
}
