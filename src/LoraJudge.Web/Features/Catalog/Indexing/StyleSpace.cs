using System.Security.Cryptography;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// The projection from statistics to the style space, for encoders that need one. It stays as it is while a few models come and go, and is fitted anew once the
/// catalogue has grown or shrunk by half: distances of an old fit would mean less and less.
/// </summary>
public sealed class StyleSpace(IDbContextFactory<LoraJudgeDbContext> contexts, EncoderRows encoders)
{
    public const int Dimensions = 128;

    /// <summary>Pictures that a fit looks at, evenly spread over a larger catalogue.</summary>
    public const int MaxFitted = 4096;

    private const double Growth = 1.5;

    /// <param name="source">The encoder whose vectors these are.</param>
    /// <param name="refit">Whether to fit even where the present projection would do.</param>
    public async Task<FittedSpace> GetAsync(
        EncoderDescription source,
        IReadOnlyList<ReferenceVector> references,
        bool refit,
        CancellationToken cancellation
    )
    {
        var sourceId = await encoders.IdOfAsync(source, cancellation);
        if (source.IsStyleSpace)
        {
            await encoders.ActivateConfiguredAsync(sourceId, cancellation);
            return new FittedSpace(null, source.Hash, source.Name);
        }

        if (!refit && await StoredAsync(sourceId, references.Count, cancellation) is { } stored)
            return stored;
        var step = Math.Max(1, (references.Count + MaxFitted - 1) / MaxFitted);
        float[][] fitted = [.. references.Where((_, index) => index % step == 0).Select(reference => reference.Statistics)];
        var projection = await Task.Run(() => WhitenedPcaFit.Fit(fitted, Dimensions), cancellation);
        var bytes = projection.ToBytes();
        var row = new Encoder
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(source.Hash), .. bytes])),
            Name = $"{source.Name}, whitened on {references.Count} pictures",
            Kind = EncoderKind.Projection,
            Dimensions = projection.Dimensions,
            SourceId = sourceId,
            Projection = bytes,
            FittedOn = references.Count,
        };
        await encoders.ActivateConfiguredAsync(row, cancellation);
        return new FittedSpace(projection, row.Hash, row.Name);
    }

    private async Task<FittedSpace?> StoredAsync(long sourceId, int references, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var latest = await context
            .Encoders.Where(encoder => encoder.SourceId == sourceId && encoder.Projection != null)
            .OrderByDescending(encoder => encoder.IsActive)
            .ThenByDescending(encoder => encoder.Id)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellation);
        if (latest is null || references > latest.FittedOn * Growth || references < latest.FittedOn / Growth)
            return null;
        if (!latest.IsActive)
            await encoders.ActivateConfiguredAsync(latest, cancellation);
        return new FittedSpace(WhitenedPca.FromBytes(latest.Projection), latest.Hash, latest.Name);
    }
}

/// <param name="Projection">Null where vectors are in the style space already.</param>
/// <param name="Hash">The encoder's as a whole, statistics and projection.</param>
public sealed record FittedSpace(WhitenedPca? Projection, string Hash, string Name);
