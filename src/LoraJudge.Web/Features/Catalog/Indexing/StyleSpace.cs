using System.Security.Cryptography;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// The projection from an encoder's vectors to the style space, for encoders that need one: statistics are whitened, and vectors whose models are ranked by
/// centre are adapted. It stays as it is while a few models come and go, and is fitted anew once the catalogue has grown or shrunk by half: distances of an
/// old fit would mean less and less.
/// </summary>
internal sealed class StyleSpace(IDbContextFactory<LoraJudgeDbContext> contexts, EncoderRows encoders, ReferenceVectors vectors)
{
    public const int Dimensions = 128;

    /// <summary>Pictures that a fit looks at, evenly spread over a larger catalogue.</summary>
    public const int MaxFitted = 4096;

    private const double Growth = 1.5;

    /// <summary>Fewer pictures than this have no style space.</summary>
    public static int Fewest(EncoderDescription source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.IsStyleSpace ? 1 : WhitenedPcaFit.MinPictures;
    }

    /// <param name="source">The encoder whose vectors these are.</param>
    /// <param name="references">How many vectors there are.</param>
    /// <param name="refit">Whether to fit even where the present projection would do.</param>
    public async Task<FittedSpace> GetAsync(EncoderDescription source, int references, bool refit, CancellationToken cancellation)
    {
        var sourceId = await encoders.IdOfAsync(source, cancellation);
        if (!source.IsFitted)
        {
            await encoders.ActivateConfiguredAsync(sourceId, cancellation);
            return new FittedSpace(null, source.Hash, source.Name);
        }

        if (!refit && await StoredAsync(sourceId, cancellation) is { } stored && IsFit(stored.FittedOn, references))
            return await ActiveAsync(stored, cancellation);
        var fresh = await FitAsync(source, references, cancellation);
        await ActivateAsync(fresh, cancellation);
        return fresh;
    }

    /// <summary>A new fit, which nothing uses until it is activated.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<FittedSpace> FitAsync(EncoderDescription source, int references, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var sourceId = await encoders.IdOfAsync(source, cancellation);
        var projection = await FitAsync(sourceId, source.Ranking, cancellation);
        var bytes = projection.ToBytes();
        var done = $", {(projection is CentreAdaptation ? "adapted to" : "whitened on")} {references} pictures";
        var name = source.Name[..Math.Min(source.Name.Length, Encoder.MaxNameLength - done.Length)];
        var row = new Encoder
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(source.Hash), .. bytes])),
            Name = name + done,
            Kind = EncoderKind.Projection,
            Dimensions = projection.Dimensions,
            Ranking = EncoderRows.RankingOf(source),
            SourceId = sourceId,
            Projection = bytes,
            FittedOn = references,
        };
        return new FittedSpace(projection, row.Hash, row.Name) { Row = row };
    }

    /// <summary>Stores a new fit and makes it the present one.</summary>
    public Task ActivateAsync(FittedSpace fresh, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        return fresh.Row is { } row ? encoders.ActivateConfiguredAsync(row, cancellation) : Task.CompletedTask;
    }

    /// <summary>Whether the catalogue has grown or shrunk so much since the present fit that it should be fitted anew.</summary>
    public async Task<bool> IsOutgrownAsync(EncoderDescription source, int references, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.IsFitted || references < Fewest(source))
            return false;
        var sourceId = await encoders.IdOfAsync(source, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var fittedOn = await Stored(context, sourceId).Select(encoder => (int?)encoder.FittedOn).FirstOrDefaultAsync(cancellation);
        return fittedOn is { } fitted && !IsFit(fitted, references);
    }

    /// <summary>The space as it was last, without a look at the catalogue.</summary>
    /// <returns>Null where none was fitted yet.</returns>
    public async Task<FittedSpace?> FindAsync(EncoderDescription source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.IsFitted)
            return new FittedSpace(null, source.Hash, source.Name);
        var stored = await StoredAsync(await encoders.IdOfAsync(source, cancellation), cancellation);
        return stored is null ? null : Fitted(stored);
    }

    private async Task<IStyleProjection> FitAsync(long sourceId, RankingMethod ranking, CancellationToken cancellation)
    {
        if (ranking == RankingMethod.Centre)
        {
            var pictures = await vectors.ReadModelsSpreadAsync(sourceId, MaxFitted, cancellation);
            return await Task.Run(() => CentreAdaptationFit.Fit(pictures), cancellation);
        }

        var statistics = await vectors.ReadSpreadAsync(sourceId, MaxFitted, cancellation);
        return await Task.Run(() => WhitenedPcaFit.Fit([.. statistics.Select(picture => picture.Vector)], Dimensions), cancellation);
    }

    private static bool IsFit(int fittedOn, int references) => references <= fittedOn * Growth && references >= fittedOn / Growth;

    private async Task<FittedSpace> ActiveAsync(Encoder stored, CancellationToken cancellation)
    {
        if (!stored.IsActive)
            await encoders.ActivateConfiguredAsync(stored, cancellation);
        return Fitted(stored);
    }

    private static FittedSpace Fitted(Encoder stored) => new(StyleProjection.FromBytes(stored.Projection), stored.Hash, stored.Name);

    private async Task<Encoder?> StoredAsync(long sourceId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Stored(context, sourceId).AsNoTracking().FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The present fit comes first.</summary>
    private static IQueryable<Encoder> Stored(LoraJudgeDbContext context, long sourceId) =>
        context
            .Encoders.Where(encoder => encoder.SourceId == sourceId && encoder.Projection != null)
            .OrderByDescending(encoder => encoder.IsActive)
            .ThenByDescending(encoder => encoder.Id);
}

/// <param name="Projection">Null where vectors are in the style space already.</param>
/// <param name="Hash">The encoder's as a whole, projection included.</param>
internal sealed record FittedSpace(IStyleProjection? Projection, string Hash, string Name)
{
    /// <summary>How models are ranked in it.</summary>
    public RankingRule Rule => RankingRule.Of(Projection);

    /// <summary>A fit that is not stored yet.</summary>
    internal Encoder? Row { get; init; }
}
