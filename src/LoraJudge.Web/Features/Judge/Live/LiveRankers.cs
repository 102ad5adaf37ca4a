using System.Collections.Concurrent;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>
/// Ranks a visitor's search by any of a study's encoders that can do it now: the one of the public search at once, others once their
/// vectors have been made and their index is held.
/// </summary>
internal sealed class LiveRankers(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    CatalogueSnapshots snapshots,
    StyleSearcher searcher,
    IStyleEncoder encoder,
    EncoderRows encoders,
    MissingVectors missing,
    ReferenceVectors vectors,
    IImageDecoder decoder,
    TimeProvider time
)
{
    private readonly ConcurrentDictionary<string, Prepared> prepared = new(StringComparer.Ordinal);

    /// <summary>Whether a search can be ranked by the encoder now.</summary>
    public bool IsReady(string hash) => hash == snapshots.Current?.EncoderHash || prepared.ContainsKey(hash);

    /// <param name="hash">Of an encoder that is ready.</param>
    /// <param name="picture">The search's file.</param>
    /// <returns>Ids of models, the nearest first.</returns>
    /// <exception cref="EncoderNotLoadedException">It is ready no more.</exception>
    public async Task<IReadOnlyList<long>> RankAsync(
        string hash,
        StyleSearch search,
        byte[] picture,
        int count,
        CancellationToken cancellation
    )
    {
        if (snapshots.Current is { } snapshot && hash == snapshot.EncoderHash)
        {
            var query =
                search.Vector is { } vector && search.EncoderHash == snapshot.StatisticsHash
                    ? new StyleQuery(SearchStore.ToVector(vector), snapshot.StatisticsHash, snapshot, search.Width, search.Height)
                    : await searcher.EncodeAsync(picture, new SearchTimings(time), cancellation);
            return [.. StyleSearcher.Rank(query, count, new SearchTimings(time)).Select(model => model.ModelId)];
        }

        if (!prepared.TryGetValue(hash, out var method))
            throw new EncoderNotLoadedException(hash);
        var pixels = await Task.Run(() => decoder.DecodeSquare(picture, method.Encoder.InputEdge), cancellation);
        try
        {
            var encoded = await encoder.EncodeAsync(pixels, method.Encoder.Hash, EncodePriority.Interactive, cancellation);
            // As in the public search, the picture itself counts where it is in the catalogue.
            return [.. method.Index.Search(encoded.Vector, picture: "", count).Select(model => model.ModelId)];
        }
        catch (EncoderNotLoadedException)
        {
            prepared.TryRemove(hash, out _);
            throw;
        }
    }

    /// <summary>Makes these encoders ready over the catalogue as it is, one after the other, and lets go of all others.</summary>
    /// <exception cref="EncoderUnavailableException">One cannot be loaded; those before it are ready.</exception>
    public async Task PrepareAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var snapshot = snapshots.Current;
        foreach (var (hash, method) in prepared.Where(method => !hashes.Contains(method.Key)).ToList())
        {
            prepared.TryRemove(hash, out _);
            if (method.IsOurs)
                encoder.Unload(method.Encoder.Hash);
        }

        foreach (var hash in hashes.Where(hash => hash != snapshot?.EncoderHash))
            if (!prepared.TryGetValue(hash, out var method) || method.Catalogue != snapshot)
                await PrepareAsync(hash, method, snapshot, cancellation);
    }

    private async Task PrepareAsync(string hash, Prepared? before, StyleSnapshot? snapshot, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context
            .Encoders.AsNoTracking()
            .Include(encoder => encoder.Source)
            .SingleOrDefaultAsync(encoder => encoder.Hash == hash, cancellation);
        if (row is null)
            return;
        var loaded = row.Source?.Hash ?? row.Hash;
        var isOurs = before?.IsOurs ?? encoder.Find(loaded) is null;
        var description = await encoder.LoadAsync(loaded, cancellation);
        await missing.EncodeAsync(description, cancellation);
        var references = await vectors.ReadAsync(await encoders.IdOfAsync(description, cancellation), sampleSet: null, cancellation);
        var projection = row.Projection is { } bytes ? StyleProjection.FromBytes(bytes) : null;
        prepared[hash] = new Prepared(description, new HeldOutIndex(references, projection), isOurs, snapshot);
    }

    /// <param name="IsOurs">Whether it was loaded for this alone.</param>
    /// <param name="Catalogue">The state of the catalogue that it was made for.</param>
    private sealed record Prepared(EncoderDescription Encoder, HeldOutIndex Index, bool IsOurs, StyleSnapshot? Catalogue);
}
