namespace LoraJudge.Web.Features.Production.Building.Runs;

/// <summary>What a run is asked to do.</summary>
public sealed record BuildRequest
{
    public const int SmallestEdge = 64;
    public const int LargestEdge = 2048;
    public const long LargestSeed = int.MaxValue;

    /// <summary>Empty: the sample set's name.</summary>
    public string Name { get; init; } = "";

    public long SampleSetId { get; init; }

    public BuildModels Models { get; init; } = BuildModels.WithoutPictures;

    /// <summary>Slugs, where <see cref="Models"/> is <see cref="BuildModels.Chosen"/>.</summary>
    public IReadOnlyCollection<string> Chosen { get; init; } = [];

    public string Backend { get; init; } = "";

    /// <summary>Pictures of one sample have the same: this one plus the sample's number.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Longest side of the pictures, a multiple of eight.</summary>
    public int Edge { get; init; } = 512;

    /// <summary>What is wrong with the numbers; null where nothing is.</summary>
    public string? Problem() =>
        Edge is < SmallestEdge or > LargestEdge || Edge % 8 != 0
            ? $"The longest side is {Edge} pixels: write a multiple of 8 from {SmallestEdge} to {LargestEdge}, for example 512."
        : Seed is < 0 or > LargestSeed ? $"The seed is {Seed}: write a whole number from 0 to {LargestSeed}."
        : Name.Length > Domain.Catalog.Building.BuildRun.MaxNameLength
            ? $"The name has {Name.Length} letters: write {Domain.Catalog.Building.BuildRun.MaxNameLength} at most."
        : null;
}

/// <summary>Which models a run takes.</summary>
public enum BuildModels
{
    /// <summary>Those that lack a picture of some sample of the set.</summary>
    WithoutPictures,
    All,
    Chosen,
}
