using LoraJudge.Statistics;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>A number with its interval, or the reason why there is none. Never NaN, never infinite.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Lower">Of the interval; null without one.</param>
/// <param name="Upper">Of the interval; null without one.</param>
/// <param name="Reason">Why there is no value; null where there is one.</param>
/// <param name="Note">What is to be known of the interval, or why there is none.</param>
public sealed record Estimate(double? Value, double? Lower = null, double? Upper = null, string? Reason = null, string? Note = null)
{
    public static Estimate Of(double value) =>
        double.IsFinite(value)
            ? new Estimate(value)
            : Unknown(double.IsNaN(value) ? "it is not defined" : "it is beyond all bounds: nothing varies but the means differ");

    public static Estimate Of(Figure figure) => figure.ValueOrNull is { } value ? Of(value) : Unknown(figure.Reason!);

    public static Estimate Unknown(string reason) => new(null, Reason: reason);

    /// <summary>With an interval where there is a finite one.</summary>
    public Estimate With(ConfidenceInterval? interval, string? otherwise = null) =>
        Value is not null && interval is { } found && double.IsFinite(found.Lower) && double.IsFinite(found.Upper)
            ? this with
            {
                Lower = found.Lower,
                Upper = found.Upper,
                Note = found.Note,
            }
            : this with
            {
                Note = otherwise,
            };
}
