using System.Globalization;

namespace LoraJudge.Web.Features.Artists;

/// <summary>How artists' reports are made and how long they are kept.</summary>
internal sealed record ArtistOptions
{
    public const string Section = "Artists";

    /// <summary>Fewer pictures are a search.</summary>
    public const int FewestPictures = 2;

    /// <summary>A report is removed with its pictures this long after it was made.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Time between two looks for reports to remove.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most pictures of one report.</summary>
    public int MostPictures { get; init; } = 20;

    /// <summary>A model is near a picture when it is among the nearest this many per cent of the models.</summary>
    public double NearPercent { get; init; } = 5;

    /// <summary>Reports that one address may ask for in an hour; 0 for no limit.</summary>
    public int PerHour { get; init; } = 30;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        Keep < TimeSpan.FromMinutes(1) || Keep > TimeSpan.FromDays(3650)
            ? $"{Section}:Keep is {Keep}: write days.hours:minutes:seconds from one minute, for example 30.00:00:00 for thirty days."
        : SweepEvery < TimeSpan.FromSeconds(1) || SweepEvery > TimeSpan.FromDays(1)
            ? $"{Section}:SweepEvery is {SweepEvery}: write hours:minutes:seconds from one second to a day, for example 00:01:00."
        : MostPictures is < FewestPictures or > 100
            ? $"{Section}:MostPictures is {MostPictures}: write a number from {FewestPictures} to 100, for example 20."
        : !(NearPercent is > 0 and <= 50)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}:NearPercent is {NearPercent}: write a number above 0 and up to 50, for example 5."
            )
        : PerHour is < 0 or > 1_000_000
            ? $"{Section}:PerHour is {PerHour}: write a number from 1 to 1000000, for example 30, or 0 for no limit."
        : null;
}
