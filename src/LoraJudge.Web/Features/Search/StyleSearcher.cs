using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Search;

/// <summary>A picture's bytes → its vector → the models ranked by style distance.</summary>
internal sealed class StyleSearcher(
    IImageDecoder decoder,
    IStyleEncoder encoder,
    CatalogueSnapshots snapshots,
    CatalogueReadiness readiness
) : IDisposable
{
    /// <summary>More decoders than cores would only hold more pictures in memory.</summary>
    private readonly SemaphoreSlim decoders = new(Environment.ProcessorCount);

    /// <exception cref="ImageRejectedException">The upload is no picture that can be searched with.</exception>
    /// <exception cref="SearchProblemException">There is nothing to search, or nothing to search with.</exception>
    /// <exception cref="EncoderBusyException">Too many searches are waiting.</exception>
    public async Task<StyleQuery> EncodeAsync(byte[] picture, SearchTimings timings, CancellationToken cancellation)
    {
        var header = decoder.ReadHeader(picture);
        while (true)
        {
            var snapshot = await SnapshotAsync(cancellation);
            EnsureReady();
            try
            {
                var vector = await EncodeAsync(picture, snapshot.StatisticsHash, timings, cancellation);
                return new StyleQuery(vector, snapshot.StatisticsHash, snapshot, header.Width, header.Height);
            }
            catch (EncoderNotLoadedException) when (snapshots.Current?.StatisticsHash != snapshot.StatisticsHash)
            {
                // The portal has switched to another encoder meanwhile: the search is answered by that one.
            }
            catch (EncoderNotLoadedException)
            {
                throw new SearchProblemException(SearchProblem.CatalogueReEncoding);
            }
        }
    }

    public static IReadOnlyList<RankedModel> Rank(StyleQuery query, int top, SearchTimings timings)
    {
        var started = timings.Now();
        var ranking = query.Snapshot.Index.Search(query.Style, top);
        timings.Rank += timings.Since(started);
        return ranking;
    }

    /// <exception cref="SearchProblemException">There is none: the words say why.</exception>
    public async Task<StyleSnapshot> SnapshotAsync(CancellationToken cancellation) =>
        snapshots.Current ?? throw new SearchProblemException(await ProblemAsync(cancellation) ?? SearchProblem.CatalogueInTheMaking);

    /// <returns>Why there is nothing to search; null where there is.</returns>
    public async Task<SearchProblem?> ProblemAsync(CancellationToken cancellation) =>
        await readiness.GetAsync(cancellation) switch
        {
            CatalogueStanding.Searchable => null,
            CatalogueStanding.InTheMaking => SearchProblem.CatalogueInTheMaking,
            CatalogueStanding.Empty => SearchProblem.CatalogueEmpty,
            _ => SearchProblem.EncoderUnavailable(encoder.Status.Problem ?? "The encoder could not be loaded."),
        };

    public void Dispose() => decoders.Dispose();

    private void EnsureReady()
    {
        var status = encoder.Status;
        if (status.State == EncoderState.Loading)
            throw new SearchProblemException(SearchProblem.EncoderLoading);
        if (status.State == EncoderState.Unavailable)
            throw new EncoderUnavailableException(status.Problem ?? "The encoder could not be loaded.");
    }

    private async Task<float[]> EncodeAsync(byte[] picture, string encoderHash, SearchTimings timings, CancellationToken cancellation)
    {
        var description = encoder.Find(encoderHash) ?? throw new EncoderNotLoadedException(encoderHash);
        var pixels = await DecodeAsync(picture, description.InputEdge, timings, cancellation);
        var encoded = await encoder.EncodeAsync(pixels, encoderHash, EncodePriority.Interactive, cancellation);
        timings.Queue += encoded.Queued;
        timings.Encode += encoded.Encoding;
        return encoded.Vector;
    }

    private async Task<RgbImage> DecodeAsync(byte[] picture, int edge, SearchTimings timings, CancellationToken cancellation)
    {
        var waiting = timings.Now();
        await decoders.WaitAsync(cancellation);
        try
        {
            timings.Queue += timings.Since(waiting);
            var started = timings.Now();
            var pixels = await Task.Run(() => decoder.DecodeForStyle(picture, edge), cancellation);
            timings.Decode += timings.Since(started);
            return pixels;
        }
        finally
        {
            decoders.Release();
        }
    }
}

/// <param name="Statistics">The encoder's vector, before the projection.</param>
/// <param name="StatisticsHash">The hash of the encoder, which is the snapshot's.</param>
/// <param name="Snapshot">The catalogue's state that the search is answered from.</param>
/// <param name="Width">The picture's width in pixels.</param>
/// <param name="Height">The picture's height in pixels.</param>
internal sealed record StyleQuery(float[] Statistics, string StatisticsHash, StyleSnapshot Snapshot, int Width, int Height)
{
    private float[]? style;

    /// <summary>The vector in the style space.</summary>
    public float[] Style => style ??= Snapshot.ToStyle(Statistics);

    /// <param name="ranking">The query's.</param>
    /// <returns>How likely each model made the picture; null where that cannot be believed.</returns>
    public PictureShares? Shares(IReadOnlyList<RankedModel> ranking) => Snapshot.Shares(Style, ranking);
}
