namespace LoraJudge.Domain.Catalog;

/// <summary>What one source says of a model; null where it says nothing.</summary>
public sealed record ModelMetadata
{
    public string? Name { get; init; }
    public string? LoraName { get; init; }
    public string? Version { get; init; }
    public string? Creator { get; init; }
    public string? BaseModel { get; init; }
    public string? Family { get; init; }
    public IReadOnlyList<string>? TriggerWords { get; init; }
    public string? Licence { get; init; }
    public bool? AllowsUncredited { get; init; }
    public bool? AllowsDerivatives { get; init; }
    public CommercialUse? CommercialUse { get; init; }
    public string? SourceUrl { get; init; }
    public NsfwLevel? NsfwLevel { get; init; }
    public int? Rank { get; init; }
    public double? Alpha { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyDictionary<string, string>? TrainingFacts { get; init; }
    public string? Sha256 { get; init; }
    public string? AutoV3 { get; init; }
    public string? ThumbnailSha256 { get; init; }

    /// <summary>Names of the fields of which this source says that there is nothing.</summary>
    public IReadOnlyList<string>? Nothing { get; init; }
}
