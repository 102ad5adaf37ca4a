using System.Text.Json;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Encoders.Loading;

/// <summary>
/// Keeps the checkpoints of embedded encoders among the portal's own files. A later version of the program comes with another embedded encoder: this one
/// is a trained encoder like others to it, which answers until the vectors of the new one are made, and can be chosen again.
/// </summary>
internal sealed partial class EmbeddedEncoders(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    TimeProvider time,
    ILogger<EmbeddedEncoders> logger
)
{
    private const string EarlierName = "Embedded encoder of an earlier version";

    /// <summary>Portals of versions that kept nothing: their encoder comes with this one.</summary>
    public async Task KeepEarlierAsync(CancellationToken cancellation)
    {
        foreach (var checkpoint in EmbeddedEncoder.Earlier)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var row = await context.Encoders.SingleOrDefaultAsync(row => row.Hash == checkpoint.Hash, cancellation);
            if (row is not { CheckpointSha256: null })
                continue;
            await KeepAsync(row, checkpoint, cancellation);
            row.Name = EarlierName;
            await context.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>
    /// Keeps this version's. Where searches used an earlier version's, they go on with it, and this one is wanted:
    /// <see cref="Activation.EncoderSwitch"/> makes its vectors and switches.
    /// </summary>
    public async Task KeepPresentAsync(CancellationToken cancellation)
    {
        var present = EmbeddedEncoder.Present;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Encoders.SingleOrDefaultAsync(row => row.Hash == present.Hash, cancellation) is { } known)
        {
            if (known.CheckpointSha256 is null)
                await KeepAsync(known, present, cancellation);
            await context.SaveChangesAsync(cancellation);
            return;
        }

        var row = await NewAsync(present, cancellation);
        row.IsWanted =
            await StaysInUseAsync(context, cancellation) && !await context.Encoders.AnyAsync(other => other.IsWanted, cancellation);
        context.Encoders.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellation);
            if (row.IsWanted)
                LogWanted();
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Another process was first, and has done all of it.
        }
    }

    /// <summary>Whether searches go on with an earlier version's. It is chosen by that: nothing else is to take its place but what is wanted.</summary>
    private static async Task<bool> StaysInUseAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var active = await context.Encoders.Include(row => row.Source).SingleOrDefaultAsync(row => row.IsActive, cancellation);
        if ((active?.Source ?? active) is not { Kind: EncoderKind.Embedded } former)
            return false;
        active!.IsActive = false;
        former.IsActive = await context.Embeddings.AnyAsync(vector => vector.EncoderId == former.Id, cancellation);
        former.Name = EarlierName;
        return former.IsActive;
    }

    private async Task<Encoder> NewAsync(EmbeddedCheckpoint checkpoint, CancellationToken cancellation)
    {
        var row = new Encoder
        {
            Hash = checkpoint.Hash,
            Name = checkpoint.Facts.Name,
            Dimensions = checkpoint.Facts.Architecture.Dimensions,
            Ranking = EncoderRows.RankingOf(checkpoint.Facts.Ranking),
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        await KeepAsync(row, checkpoint, cancellation);
        return row;
    }

    private async Task KeepAsync(Encoder row, EmbeddedCheckpoint checkpoint, CancellationToken cancellation)
    {
        row.Kind = EncoderKind.Embedded;
        row.CheckpointSha256 = await blobs.PutAsync(checkpoint.Read(), cancellation);
        row.Facts = JsonSerializer.Serialize(checkpoint.Facts, EncoderRegistration.Json);
    }

    [LoggerMessage(
        LogLevel.Information,
        "This version comes with another embedded encoder. Searches go on with the earlier one until the new one has encoded the catalogue."
    )]
    private partial void LogWanted();
}
