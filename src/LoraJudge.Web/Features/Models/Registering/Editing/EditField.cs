using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Models.Registering.Editing;

/// <summary>A field of a model as the form has it.</summary>
/// <param name="Label">For a person.</param>
/// <param name="Help">What to write; empty where the label says it.</param>
/// <param name="MaxLength">Letters of a line.</param>
public sealed record EditField(ModelField Field, string Label, EditKind Kind, string Help = "", int MaxLength = 0)
{
    public string Name => Field.Name;

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<EditField> All { get; } =
    [
        Of(nameof(LoraModel.Name), "Name", EditKind.Line, max: LoraModel.MaxNameLength),
        Of(
            nameof(LoraModel.LoraName),
            "Name in prompts",
            EditKind.LoraName,
            "The file's name without its ending, as the back end calls it: <lora:NAME:1>",
            LoraModel.MaxNameLength
        ),
        Of(nameof(LoraModel.Version), "Version", EditKind.Line, max: LoraModel.MaxNameLength),
        Of(nameof(LoraModel.Creator), "Creator", EditKind.Line, max: LoraModel.MaxNameLength),
        Of(
            nameof(LoraModel.BaseModel),
            "Base model",
            EditKind.Line,
            "As its publishers call it: SD 1.5, SDXL 1.0",
            LoraModel.MaxNameLength
        ),
        Of(
            nameof(LoraModel.Family),
            "Family",
            EditKind.Line,
            "The same for models that may make the same pictures: an encoder is not expected to tell them apart",
            LoraModel.MaxNameLength
        ),
        Of(nameof(LoraModel.SourceUrl), "Source", EditKind.Address, "Where it was found: an http or https address", LoraModel.MaxUrlLength),
        Of(nameof(LoraModel.Rank), "Rank", EditKind.Whole, "Of the network's matrices"),
        Of(nameof(LoraModel.Alpha), "Alpha", EditKind.Number),
        Of(nameof(LoraModel.TriggerWords), "Trigger words", EditKind.Words, "One a line"),
        Of(nameof(LoraModel.Tags), "Tags", EditKind.Words, "One a line"),
        Of(nameof(LoraModel.Licence), "Licence", EditKind.Line, "Its name", LoraModel.MaxTextLength),
        Of(nameof(LoraModel.AllowsUncredited), "May be used without naming its creator", EditKind.YesNo),
        Of(nameof(LoraModel.AllowsDerivatives), "May be merged and changed", EditKind.YesNo),
        Of(nameof(LoraModel.CommercialUse), "Commercial use", EditKind.Commercial, "Nothing ticked: not known"),
        Of(nameof(LoraModel.NsfwLevel), "Content levels", EditKind.Levels, "Nothing ticked: not known"),
        Of(nameof(LoraModel.ThumbnailSha256), "Thumbnail", EditKind.Thumbnail),
    ];

    /// <summary>What a file says of itself, for reading alone.</summary>
    public static IReadOnlyList<EditField> Fixed { get; } =
    [
        Of(nameof(LoraModel.Sha256), "SHA-256", EditKind.Line),
        Of(nameof(LoraModel.AutoV3), "AutoV3", EditKind.Line),
        Of(nameof(LoraModel.TrainingFacts), "Training", EditKind.Facts),
    ];

    private static EditField Of(string name, string label, EditKind kind, string help = "", int max = 0) =>
        new(ModelField.Find(name), label, kind, help, max);
}

public enum EditKind
{
    Line,
    LoraName,
    Address,
    Whole,
    Number,

    /// <summary>One a line.</summary>
    Words,
    YesNo,
    Commercial,
    Levels,
    Thumbnail,
    Facts,
}
