using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Models.LoraFiles;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Models.Details;

/// <summary>What is known of a model, and where from.</summary>
public sealed partial class ModelMetadataList
{
    [Parameter, EditorRequired]
    public LoraModel Model { get; set; } = null!;

    private IEnumerable<(string Name, string Value, string Field)> Facts =>
        new (string Name, string? Value, string Field)[]
        {
            ("Base model", Model.BaseModel, nameof(Model.BaseModel)),
            ("Family", Model.Family, nameof(Model.Family)),
            ("Version", Model.Version, nameof(Model.Version)),
            ("Creator", Model.Creator, nameof(Model.Creator)),
            ("Rank and alpha", RankAndAlpha, nameof(Model.Rank)),
            ("Content level", LicenceWords.Of(Model.NsfwLevel), nameof(Model.NsfwLevel)),
        }
            .Where(fact => !string.IsNullOrWhiteSpace(fact.Value))
            .Select(fact => (fact.Name, fact.Value!, fact.Field));

    private string? RankAndAlpha =>
        (Model.Rank, Model.Alpha) switch
        {
            ({ } rank, { } alpha) => FormattableString.Invariant($"{rank}, {LoraHeader.Words(alpha)}"),
            ({ } rank, null) => FormattableString.Invariant($"{rank}"),
            (null, { } alpha) => $"alpha {LoraHeader.Words(alpha)}",
            _ => null,
        };

    private IEnumerable<(string Name, string Value, string Field)> FileFacts =>
        new (string Name, string? Value, string Field)[]
        {
            ("SHA-256 of the file", Model.Sha256, nameof(Model.Sha256)),
            ("AutoV2", Model.Sha256?[..LoraHashes.AutoV2Length], nameof(Model.Sha256)),
            ("AutoV3, of the weights alone", Model.AutoV3, nameof(Model.AutoV3)),
        }
            .Where(fact => fact.Value is not null)
            .Select(fact => (fact.Name, fact.Value!, fact.Field));

    private IEnumerable<(string Name, string Value)> Training =>
        LoraHeader
            .TrainingWords.Where(word => Model.TrainingFacts.ContainsKey(word.Key))
            .Select(word => (word.Value, Model.TrainingFacts[word.Key]));

    /// <summary>Where the model was found. Metadata comes from outside: only a web address becomes a link.</summary>
    private Uri? Source =>
        Uri.TryCreate(Model.SourceUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
