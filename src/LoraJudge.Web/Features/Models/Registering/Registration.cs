using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Models.Registering;

/// <summary>What came of one file, or one entry of a list.</summary>
/// <param name="Label">The file's name, or the entry's.</param>
/// <param name="Words">A sentence for a person.</param>
/// <param name="Model">The model that it is, or is the same as; null where there is none.</param>
/// <param name="Notes">Further sentences.</param>
public sealed record Registration(
    string Label,
    RegistrationOutcome Outcome,
    string Words,
    RegisteredModel? Model = null,
    IReadOnlyList<string>? Notes = null
)
{
    public static Registration Refused(string label, string why) => new(label, RegistrationOutcome.Refused, why);

    public Registration With(IEnumerable<string> notes) => this with { Notes = [.. Notes ?? [], .. notes] };
}

public enum RegistrationOutcome
{
    /// <summary>A new model.</summary>
    Registered,

    /// <summary>The file of a model that was known without one.</summary>
    Completed,

    /// <summary>The very file, or the list's entry, is registered already.</summary>
    There,

    /// <summary>The same, of a model that somebody has retired.</summary>
    Retired,

    /// <summary>A registered model has the same weights under another header.</summary>
    SameWeights,

    Refused,
}

public sealed record RegisteredModel(long Id, string Slug, string Name)
{
    public string Address => $"/models/{Slug}";

    internal static RegisteredModel Of(LoraModel model) => new(model.Id, model.Slug, model.Name);
}

/// <summary>What is known of a model that somebody wants to register.</summary>
/// <param name="Label">The file's name, or the list's entry's.</param>
/// <param name="FileName">What its file's name says; null where there is none.</param>
/// <param name="Header">What its file's header, tensors and bytes say; null where there is no file.</param>
/// <param name="BackEnd">What a back end's list says; null where it is from none.</param>
/// <param name="Thumbnail">A picture's file, not looked at yet.</param>
public sealed record RegistrationCandidate(
    string Label,
    ModelMetadata? FileName,
    ModelMetadata? Header,
    ModelMetadata? BackEnd,
    byte[]? Thumbnail,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Whether it is a procedural style.</summary>
    public bool IsStandIn { get; init; }

    public string LoraName => BackEnd?.LoraName ?? FileName?.LoraName ?? Label;

    public string? AutoV3 => Header is null ? BackEnd?.AutoV3 : Header.AutoV3;

    public static RegistrationCandidate Of(string label, LoraFiles.LoraReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(label, reading.FileName, reading.Header, null, reading.Thumbnail, reading.Notes);
    }
}
