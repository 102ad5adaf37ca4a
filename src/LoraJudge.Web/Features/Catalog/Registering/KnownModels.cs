using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>How a candidate is akin to a model that is registered.</summary>
public enum Kinship
{
    None,

    /// <summary>The very file; of a list's entry, the model that prompts call so.</summary>
    Same,

    /// <summary>The same tensors' bytes in another file.</summary>
    SameWeights,

    /// <summary>A model of the same LoRA name, or weights, whose file was not known yet.</summary>
    WithoutFile,
}

internal static class KnownModels
{
    /// <returns>The nearest kin, tracked by the context; null where there is none.</returns>
    public static async Task<(LoraModel? Model, Kinship Kinship)> FindAsync(
        LoraJudgeDbContext context,
        RegistrationCandidate candidate,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(candidate);
        var sha = candidate.Header?.Sha256;
        var autoV3 = candidate.AutoV3;
        var name = candidate.LoraName;
        // Names are told apart by their letters' case on some back ends: compared here, as they stand.
        var kin = await context
            .LoraModels.Where(model =>
                (sha != null && model.Sha256 == sha) || (autoV3 != null && model.AutoV3 == autoV3) || model.LoraName == name
            )
            .OrderBy(model => model.Id)
            .ToListAsync(cancellation);
        return candidate.Header is null ? OfEntry(kin, name, autoV3) : OfFile(kin, name, autoV3, sha);
    }

    /// <summary>All models, by what list's entries are known by.</summary>
    public static async Task<KnownNames> NamesAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KnownNames(
            await context
                .LoraModels.OrderBy(model => model.Id)
                .Select(model => new LoraModel
                {
                    Id = model.Id,
                    Slug = model.Slug,
                    Name = model.Name,
                    LoraName = model.LoraName,
                    AutoV3 = model.AutoV3,
                    RetiredUtc = model.RetiredUtc,
                })
                .ToListAsync(cancellation)
        );
    }

    private static (LoraModel?, Kinship) OfFile(List<LoraModel> kin, string name, string? autoV3, string? sha)
    {
        if (kin.Find(model => sha is not null && model.Sha256 == sha) is { } same)
            return (same, Kinship.Same);
        if (kin.Find(model => model.Sha256 is null && HasWeights(model, autoV3)) is { } told)
            return (told, Kinship.WithoutFile);
        if (kin.Find(model => HasWeights(model, autoV3)) is { } weights)
            return (weights, Kinship.SameWeights);
        var named = kin.Find(model => model is { Sha256: null, AutoV3: null, IsStandIn: false } && model.LoraName == name);
        return named is null ? (null, Kinship.None) : (named, Kinship.WithoutFile);
    }

    internal static (LoraModel?, Kinship) OfEntry(IReadOnlyList<LoraModel> kin, string name, string? autoV3)
    {
        if (kin.FirstOrDefault(model => model.LoraName == name) is { } same)
            return (same, Kinship.Same);
        var weights = kin.FirstOrDefault(model => HasWeights(model, autoV3));
        return weights is null ? (null, Kinship.None) : (weights, Kinship.SameWeights);
    }

    private static bool HasWeights(LoraModel model, string? autoV3) => autoV3 is not null && model.AutoV3 == autoV3;
}

/// <param name="models">With their ids, addresses, names and weights alone.</param>
internal sealed class KnownNames(IReadOnlyList<LoraModel> models)
{
    private readonly ILookup<string, LoraModel> byName = models.ToLookup(model => model.LoraName, StringComparer.Ordinal);

    private readonly ILookup<string, LoraModel> byWeights = models
        .Where(model => model.AutoV3 is not null)
        .ToLookup(model => model.AutoV3!, StringComparer.Ordinal);

    /// <param name="entry">Of a list.</param>
    public (LoraModel? Model, Kinship Kinship) Find(RegistrationCandidate entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        LoraModel[] kin = [.. byName[entry.LoraName], .. entry.AutoV3 is { } weights ? byWeights[weights] : []];
        return KnownModels.OfEntry(kin, entry.LoraName, entry.AutoV3);
    }
}
