namespace LoraJudge.Domain.Catalog;

/// <summary>One field that sources speak of: how it stands in what a source says, and in the model.</summary>
public sealed class ModelField
{
    private readonly Func<ModelMetadata, object?> said;
    private readonly Func<ModelMetadata, object?, ModelMetadata> with;
    private readonly Func<LoraModel, object?> read;
    private readonly Action<LoraModel, object?> write;

    private ModelField(
        string name,
        Func<ModelMetadata, object?> said,
        Func<ModelMetadata, object?, ModelMetadata> with,
        Func<LoraModel, object?> read,
        Action<LoraModel, object?> write
    ) => (Name, this.said, this.with, this.read, this.write) = (name, said, with, read, write);

    /// <summary>The property's, in both.</summary>
    public string Name { get; }

    /// <summary>Whether a model can do without it.</summary>
    public bool CanBeNothing => Name is not (nameof(LoraModel.Name) or nameof(LoraModel.LoraName));

    public static IReadOnlyList<ModelField> All { get; } =
    [
        Of<string>("Name", m => m.Name, (m, v) => m with { Name = v }, m => m.Name, (m, v) => m.Name = v ?? m.Name),
        Of<string>("LoraName", m => m.LoraName, (m, v) => m with { LoraName = v }, m => m.LoraName, (m, v) => m.LoraName = v ?? m.LoraName),
        Of<string>("Version", m => m.Version, (m, v) => m with { Version = v }, m => m.Version, (m, v) => m.Version = v),
        Of<string>("Creator", m => m.Creator, (m, v) => m with { Creator = v }, m => m.Creator, (m, v) => m.Creator = v),
        Of<string>("BaseModel", m => m.BaseModel, (m, v) => m with { BaseModel = v }, m => m.BaseModel, (m, v) => m.BaseModel = v),
        Of<string>("Family", m => m.Family, (m, v) => m with { Family = v }, m => m.Family, (m, v) => m.Family = v),
        Of<IReadOnlyList<string>>(
            "TriggerWords",
            m => m.TriggerWords,
            (m, v) => m with { TriggerWords = v },
            m => m.TriggerWords.Count == 0 ? null : m.TriggerWords,
            (m, v) => m.TriggerWords = [.. v ?? []]
        ),
        Of<string>("Licence", m => m.Licence, (m, v) => m with { Licence = v }, m => m.Licence, (m, v) => m.Licence = v),
        Of<bool?>(
            "AllowsUncredited",
            m => m.AllowsUncredited,
            (m, v) => m with { AllowsUncredited = v },
            m => m.AllowsUncredited,
            (m, v) => m.AllowsUncredited = v
        ),
        Of<bool?>(
            "AllowsDerivatives",
            m => m.AllowsDerivatives,
            (m, v) => m with { AllowsDerivatives = v },
            m => m.AllowsDerivatives,
            (m, v) => m.AllowsDerivatives = v
        ),
        Of<CommercialUse?>(
            "CommercialUse",
            m => m.CommercialUse,
            (m, v) => m with { CommercialUse = v },
            m => m.CommercialUse,
            (m, v) => m.CommercialUse = v
        ),
        Of<string>("SourceUrl", m => m.SourceUrl, (m, v) => m with { SourceUrl = v }, m => m.SourceUrl, (m, v) => m.SourceUrl = v),
        Of<NsfwLevel?>(
            "NsfwLevel",
            m => m.NsfwLevel,
            (m, v) => m with { NsfwLevel = v },
            m => m.NsfwLevel == NsfwLevel.Unknown ? null : m.NsfwLevel,
            (m, v) => m.NsfwLevel = v ?? NsfwLevel.Unknown
        ),
        Of<int?>("Rank", m => m.Rank, (m, v) => m with { Rank = v }, m => m.Rank, (m, v) => m.Rank = v),
        Of<double?>("Alpha", m => m.Alpha, (m, v) => m with { Alpha = v }, m => m.Alpha, (m, v) => m.Alpha = v),
        Of<IReadOnlyList<string>>(
            "Tags",
            m => m.Tags,
            (m, v) => m with { Tags = v },
            m => m.Tags.Count == 0 ? null : m.Tags,
            (m, v) => m.Tags = [.. v ?? []]
        ),
        Of<IReadOnlyDictionary<string, string>>(
            "TrainingFacts",
            m => m.TrainingFacts,
            (m, v) => m with { TrainingFacts = v },
            m => m.TrainingFacts.Count == 0 ? null : m.TrainingFacts,
            (m, v) => m.TrainingFacts = v is null ? [] : new(v, StringComparer.Ordinal)
        ),
        Of<string>("Sha256", m => m.Sha256, (m, v) => m with { Sha256 = v }, m => m.Sha256, (m, v) => m.Sha256 = v),
        Of<string>("AutoV3", m => m.AutoV3, (m, v) => m with { AutoV3 = v }, m => m.AutoV3, (m, v) => m.AutoV3 = v),
        Of<string>(
            "ThumbnailSha256",
            m => m.ThumbnailSha256,
            (m, v) => m with { ThumbnailSha256 = v },
            m => m.ThumbnailSha256,
            (m, v) => m.ThumbnailSha256 = v
        ),
    ];

    /// <exception cref="KeyNotFoundException">There is no field of that name.</exception>
    public static ModelField Find(string name) => All.FirstOrDefault(field => field.Name == name) ?? throw new KeyNotFoundException(name);

    /// <returns>What the source says; null where it says nothing, or that there is nothing.</returns>
    public object? In(ModelMetadata metadata) => said(metadata);

    /// <summary>Whether the source says a value, or that there is none.</summary>
    public bool IsIn(ModelMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return said(metadata) is not null || metadata.Nothing?.Contains(Name) == true;
    }

    /// <param name="value">Of the field's type; null for "there is nothing".</param>
    /// <returns>What the source says with this said, too.</returns>
    public ModelMetadata Saying(ModelMetadata metadata, object? value)
    {
        var silent = SilentOn(metadata);
        return value is null ? silent with { Nothing = [.. silent.Nothing ?? [], Name] } : with(silent, value);
    }

    /// <returns>What the source says without a word on this field.</returns>
    public ModelMetadata SilentOn(ModelMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var nothing = metadata.Nothing?.Where(name => name != Name).ToArray();
        return with(metadata, null) with { Nothing = nothing is { Length: > 0 } ? nothing : null };
    }

    /// <returns>The model's value; null where it has none.</returns>
    public object? Of(LoraModel model) => read(model);

    internal void Write(LoraModel model, object? value) => write(model, value);

    private static ModelField Of<T>(
        string name,
        Func<ModelMetadata, T?> said,
        Func<ModelMetadata, T?, ModelMetadata> with,
        Func<LoraModel, T?> read,
        Action<LoraModel, T?> write
    ) =>
        new(
            name,
            metadata => said(metadata),
            (metadata, value) => with(metadata, (T?)value),
            model => read(model),
            (model, value) => write(model, (T?)value)
        );
}
