using LoraJudge.Domain.Catalog;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Catalog.Details;

/// <summary>What is known of a model.</summary>
public sealed partial class ModelMetadataList
{
    [Parameter, EditorRequired]
    public LoraModel Model { get; set; } = null!;

    private IEnumerable<(string Name, string Value)> Facts =>
        new (string Name, string? Value)[]
        {
            ("Base model", Model.BaseModel),
            ("Version", Model.Version),
            ("Creator", Model.Creator),
            ("Content level", LicenceWords.Of(Model.NsfwLevel)),
        }
            .Where(fact => !string.IsNullOrWhiteSpace(fact.Value))
            .Select(fact => (fact.Name, fact.Value!));

    /// <summary>Where the model was found. Metadata comes from outside: only a web address becomes a link.</summary>
    private Uri? Source =>
        Uri.TryCreate(Model.SourceUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
