namespace LoraJudge.Web.Features.Operations;

/// <summary>Progress as a line of text.</summary>
internal static class ProgressWords
{
    /// <summary>"Importing eval  812 of 1600  10.2/s  1 min 17 s left".</summary>
    public static string Of(WorkProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var words = $"{progress.Title}  {progress.Done} of {progress.Total}";
        return progress is { Done: > 0, Left: { } left } ? $"{words}  {progress.Rate:0.0}/s  {Duration(left)} left" : words;
    }

    /// <summary>"812 of 1600, about 1 min 17 s left".</summary>
    public static string Figures(WorkProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var words = $"{progress.Done} of {progress.Total}";
        return progress.Left is { } left && progress.Done < progress.Total ? $"{words}, about {Duration(left)} left" : words;
    }

    /// <summary>"2 h 5 min", "1 min 17 s", "9 s".</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
        : $"{Math.Ceiling(time.TotalSeconds):0} s";
}
