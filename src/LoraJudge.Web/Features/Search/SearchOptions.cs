namespace LoraJudge.Web.Features.Search;

/// <summary>How long uploads are kept and how many searches one address may make.</summary>
internal sealed record SearchOptions
{
    public const string Section = "Search";

    /// <summary>An uploaded picture is removed this long after its search.</summary>
    public TimeSpan KeepUploads { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Time between two looks for uploads to remove.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Searches that one address may make in a minute; 0 for no limit.</summary>
    public int PerMinute { get; init; } = 240;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        KeepUploads < TimeSpan.FromMinutes(1) || KeepUploads > TimeSpan.FromDays(3650)
            ? $"{Section}:KeepUploads is {KeepUploads}: write days.hours:minutes:seconds from one minute, for example 1.00:00:00 for a day."
        : SweepEvery < TimeSpan.FromSeconds(1) || SweepEvery > TimeSpan.FromDays(1)
            ? $"{Section}:SweepEvery is {SweepEvery}: write hours:minutes:seconds from one second to a day, for example 00:01:00."
        : PerMinute is < 0 or > 1_000_000
            ? $"{Section}:PerMinute is {PerMinute}: write a number from 1 to 1000000, for example 240, or 0 for no limit."
        : null;
}
