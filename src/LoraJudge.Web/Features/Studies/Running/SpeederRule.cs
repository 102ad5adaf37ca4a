using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>
/// Who is faster than anybody who looks: a median response time below a third of the middle participant's. A rule of online surveys
/// (Greszki, Meyer and Schoen 2015). It flags; nobody is left out by it.
/// </summary>
internal static class SpeederRule
{
    public const string Words = "A speeder's median response takes less than a third of the middle participant's, from 10 judgments on.";

    private const int LeastJudgments = 10;
    private const double Share = 1.0 / 3;

    /// <param name="middle">Median of all participants' medians.</param>
    public static bool Flags(double median, int judgments, double middle) => judgments >= LeastJudgments && median < Share * middle;

    /// <returns>Null of nothing.</returns>
    public static double? Median(IEnumerable<double> numbers)
    {
        double[] ascending = [.. numbers.Order()];
        return ascending.Length == 0 ? null : Quantiles.Type7(ascending, 0.5);
    }
}
