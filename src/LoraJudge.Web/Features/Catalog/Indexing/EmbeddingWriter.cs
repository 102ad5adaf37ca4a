using System.Threading.Channels;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Records vectors, and the reference images that come with them, in batches.</summary>
internal sealed class EmbeddingWriter(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    private const int BatchSize = 64;

    /// <summary>Writes until the channel is complete.</summary>
    /// <returns>Rows written. One that another process wrote first counts as written.</returns>
    public async Task<int> WriteAsync(ChannelReader<Embedding> rows, Action advance)
    {
        var written = 0;
        while (await rows.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Embedding>(BatchSize);
            while (batch.Count < BatchSize && rows.TryRead(out var row))
                batch.Add(row);
            await SaveAsync(batch);
            for (var index = 0; index < batch.Count; index++)
                advance();
            written += batch.Count;
        }

        return written;
    }

    private async Task SaveAsync(List<Embedding> batch)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            context.Embeddings.AddRange(batch);
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation() && batch.Count > 1)
        {
            foreach (var row in batch)
                await SaveAsync([Fresh(row)]);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Another process recorded the same picture: there is nothing left to do.
        }
    }

    /// <summary>The row as it was before the failed attempt gave it keys.</summary>
    private static Embedding Fresh(Embedding row)
    {
        row.Id = 0;
        if (row.ReferenceImage is not null)
            (row.ReferenceImage.Id, row.ReferenceImageId) = (0, 0);
        return row;
    }
}
