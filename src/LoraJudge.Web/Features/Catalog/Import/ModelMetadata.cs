using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>What one source says of a model; null where it says nothing.</summary>
public sealed record ModelMetadata
{
    public string? Name { get; init; }
    public string? LoraName { get; init; }
    public string? Version { get; init; }
    public string? Creator { get; init; }
    public string? BaseModel { get; init; }
    public IReadOnlyList<string>? TriggerWords { get; init; }
    public string? Licence { get; init; }
    public bool? AllowsUncredited { get; init; }
    public bool? AllowsDerivatives { get; init; }
    public CommercialUse? CommercialUse { get; init; }
    public string? SourceUrl { get; init; }
    public NsfwLevel? NsfwLevel { get; init; }
    public string? Sha256 { get; init; }

    /// <summary>Writes what this source says over what the model has, except where a person has spoken.</summary>
    public void ApplyTo(LoraModel model, MetadataSource source)
    {
        ArgumentNullException.ThrowIfNull(model);
        Set(Name, nameof(model.Name), value => model.Name = value);
        Set(LoraName, nameof(model.LoraName), value => model.LoraName = value);
        Set(Version, nameof(model.Version), value => model.Version = value);
        Set(Creator, nameof(model.Creator), value => model.Creator = value);
        Set(BaseModel, nameof(model.BaseModel), value => model.BaseModel = value);
        Set(TriggerWords, nameof(model.TriggerWords), value => model.TriggerWords = [.. value]);
        Set(Licence, nameof(model.Licence), value => model.Licence = value);
        Set(AllowsUncredited, nameof(model.AllowsUncredited), value => model.AllowsUncredited = value);
        Set(AllowsDerivatives, nameof(model.AllowsDerivatives), value => model.AllowsDerivatives = value);
        Set(CommercialUse, nameof(model.CommercialUse), value => model.CommercialUse = value);
        Set(SourceUrl, nameof(model.SourceUrl), value => model.SourceUrl = value);
        Set(NsfwLevel, nameof(model.NsfwLevel), value => model.NsfwLevel = value!.Value);
        Set(Sha256, nameof(model.Sha256), value => model.Sha256 = value);

        void Set<T>(T? value, string field, Action<T> write)
        {
            if (value is null || model.Sources.GetValueOrDefault(field) == MetadataSource.Person)
                return;
            write(value);
            model.Sources[field] = source;
        }
    }
}
