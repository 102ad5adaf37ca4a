using System.Globalization;

namespace LoraJudge.Web.Features.Operations;

public static class ProgressWords
{
    /// <summary>"312 of 576, about 20 s left".</summary>
    public static string Of(WorkProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var counted = string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0}");
        return progress.Left is { } left && progress.Done < progress.Total ? $"{counted}, about {Rough(left)} left" : counted;
    }

    private static string Rough(TimeSpan time) =>
        time.TotalSeconds < 90 ? $"{Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} s"
        : time.TotalMinutes < 90 ? $"{Math.Round(time.TotalMinutes):0} min"
        : $"{time.TotalHours:0.#} h";
}
