using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search;

/// <summary>Keeps searches with their pictures, and removes them.</summary>
internal sealed class SearchStore(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    BlobKeeper blobs,
    SearchOptions options,
    TimeProvider time
)
{
    /// <returns>The search's code.</returns>
    public async Task<string> AddAsync(byte[] picture, StyleQuery query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var search = new StyleSearch
        {
            Code = RandomCode.New(),
            BlobSha256 = BlobKey.Of(picture),
            Width = query.Width,
            Height = query.Height,
            Vector = ToBytes(query.Statistics),
            EncoderHash = query.StatisticsHash,
            CreatedUtc = now,
            ExpiresUtc = now + options.KeepUploads,
        };
        await blobs.StoreAsync(
            [picture],
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                context.Searches.Add(search);
                return await context.SaveChangesAsync(cancellation);
            },
            cancellation
        );
        return search.Code;
    }

    /// <returns>The search; null where no search ever had the code.</returns>
    public async Task<StyleSearch?> FindAsync(string code, CancellationToken cancellation)
    {
        if (code.Length != StyleSearch.CodeLength)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Searches.AsNoTracking().SingleOrDefaultAsync(search => search.Code == code, cancellation);
    }

    /// <summary>Whether the search's picture may still be shown.</summary>
    public bool IsThere(StyleSearch search) =>
        search.RemovedUtc is null && search.BlobSha256 is not null && search.ExpiresUtc > time.GetUtcNow().UtcDateTime;

    /// <summary>Stores the vector of a newer encoder.</summary>
    public async Task ReplaceVectorAsync(long id, StyleQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var vector = ToBytes(query.Statistics);
        await context
            .Searches.Where(search => search.Id == id && search.RemovedUtc == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(search => search.Vector, vector).SetProperty(search => search.EncoderHash, query.StatisticsHash),
                cancellation
            );
    }

    /// <summary>Gives the search's picture for studies, or takes it back: out of drafts as well, while studies that are open keep it.</summary>
    /// <returns>False where the search is not there.</returns>
    public async Task<bool> GiveAsync(string code, bool isGiven, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Searches.SingleOrDefaultAsync(row => row.Code == code, cancellation) is not { } search || !IsThere(search))
            return false;
        if (!isGiven)
            await TakeBackAsync(context, search, cancellation);
        search.GivenForStudiesUtc = isGiven ? time.GetUtcNow().UtcDateTime : null;
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Removes the search's picture and all that was computed from it; the code stays, so that its address can say so.</summary>
    /// <returns>Whether there was such a search.</returns>
    public async Task<bool> RemoveAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var search = await context.Searches.SingleOrDefaultAsync(search => search.Code == code, cancellation);
        if (search is null)
            return false;
        await TakeBackAsync(context, search, cancellation);
        await RemoveAsync(context, search, cancellation);
        return true;
    }

    /// <returns>How many searches had expired.</returns>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var expired = await context
            .Searches.Where(search => search.RemovedUtc == null && search.ExpiresUtc <= now)
            .OrderBy(search => search.Id)
            .ToListAsync(cancellation);
        foreach (var search in expired)
            await RemoveAsync(context, search, cancellation);
        return expired.Count;
    }

    public static float[] ToVector(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    private async Task RemoveAsync(LoraJudgeDbContext context, StyleSearch search, CancellationToken cancellation)
    {
        if (search.RemovedUtc is not null || search.BlobSha256 is not { } sha)
            return;
        search.BlobSha256 = null;
        search.Vector = null;
        search.EncoderHash = null;
        search.RemovedUtc = time.GetUtcNow().UtcDateTime;
        await blobs.SaveAndRemoveAsync(context, [sha], cancellation);
    }

    /// <summary>What a search gave leaves drafts; another one may have given the same picture: then it stays.</summary>
    private static async Task TakeBackAsync(LoraJudgeDbContext context, StyleSearch search, CancellationToken cancellation)
    {
        if (search.GivenForStudiesUtc is null)
            return;
        var isGivenElsewhere = await context.Searches.AnyAsync(
            other => other.Id != search.Id && other.BlobSha256 == search.BlobSha256 && other.GivenForStudiesUtc != null,
            cancellation
        );
        if (!isGivenElsewhere)
            await context
                .Topics.Where(topic => topic.Origin == TopicOrigin.Search && topic.BlobSha256 == search.BlobSha256)
                .Where(topic => topic.Study.State == StudyState.Draft)
                .ExecuteDeleteAsync(cancellation);
    }

    private static byte[] ToBytes(float[] vector) => MemoryMarshal.AsBytes(vector.AsSpan()).ToArray();
}
