using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Features.Artists.Findings;

/// <summary>An artist's pictures → the models that come near all of them. Searches go first at the encoder.</summary>
internal sealed class ArtistFinder(
    StyleSearcher searcher,
    IImageDecoder decoder,
    IStyleEncoder encoder,
    EncoderRows encoders,
    CatalogueSnapshots snapshots,
    ArtistEvidence evidence,
    ArtistOptions options,
    TimeProvider time
)
{
    /// <param name="pictures">With their files; one that cannot be read is left out.</param>
    /// <param name="leftOut">Left out before.</param>
    /// <param name="report">Is told how many steps are done, and of how many.</param>
    /// <exception cref="SearchProblemException">There is nothing to search, or nothing to search with.</exception>
    public async Task<ArtistFindings> FindAsync(
        IReadOnlyList<(ArtistFile File, Func<CancellationToken, Task<byte[]?>> Read)> pictures,
        IReadOnlyList<LeftOutFile> leftOut,
        Action<int, int> report,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            var snapshot = await searcher.SnapshotAsync(cancellation);
            try
            {
                return await FindAsync(snapshot, pictures, leftOut, new Steps(2 * pictures.Count, report), cancellation);
            }
            catch (EncoderNotLoadedException) when (snapshots.Current?.StatisticsHash != snapshot.StatisticsHash)
            {
                // The portal has switched to another encoder meanwhile: that one measures all pictures.
            }
            catch (EncoderNotLoadedException)
            {
                throw new SearchProblemException(SearchProblem.CatalogueReEncoding);
            }
        }
    }

    private async Task<ArtistFindings> FindAsync(
        StyleSnapshot snapshot,
        IReadOnlyList<(ArtistFile File, Func<CancellationToken, Task<byte[]?>> Read)> pictures,
        IReadOnlyList<LeftOutFile> leftOut,
        Steps steps,
        CancellationToken cancellation
    )
    {
        var description = encoder.Find(snapshot.StatisticsHash) ?? throw new EncoderNotLoadedException(snapshot.StatisticsHash);
        var (measured, refused) = (new List<(ArtistFile File, float[] Vector)>(), new List<LeftOutFile>(leftOut));
        foreach (var (file, read) in pictures)
        {
            try
            {
                measured.Add((file, await MeasureAsync(read, snapshot, description, cancellation)));
            }
            catch (Exception exception) when (exception is ImageRejectedException or InvalidDataException)
            {
                refused.Add(new LeftOutFile(file.FileName, exception.Message));
            }

            steps.Advance();
        }

        PictureShares?[] shares = [.. measured.Select(picture => snapshot.Shares(picture.Vector))];
        var findings = Findings(snapshot, [.. measured.Zip(shares, (picture, share) => picture.File with { None = share?.None })], refused);
        if (measured.Count < ArtistOptions.FewestPictures)
            return findings with { Problem = TooFew(measured.Count) };
        var ranked = await Task.Run(
            () =>
                ArtistRanking.Rank(
                    snapshot.Index,
                    [.. measured.Select(picture => picture.Vector)],
                    options.NearPercent,
                    steps.Advance,
                    cancellation
                ),
            cancellation
        );
        return findings with
        {
            NearWithin = ranked.Within,
            NearAll = ranked.NearAll,
            Ranking = await evidence.DescribeAsync(
                snapshot,
                await encoders.IdOfAsync(description, cancellation),
                [.. measured.Zip(shares, (picture, share) => (picture.File.Position, picture.Vector, share))],
                ranked,
                cancellation
            ),
        };
    }

    public static string TooFew(int readable) =>
        $"{readable} of the pictures can be used; {ArtistOptions.FewestPictures} are needed. Begin anew with other files; to look for one picture, search with it.";

    private ArtistFindings Findings(StyleSnapshot snapshot, IReadOnlyList<ArtistFile> pictures, IReadOnlyList<LeftOutFile> leftOut) =>
        new(
            time.GetUtcNow().UtcDateTime,
            Problem: null,
            StatusHandler.Version,
            snapshot.EncoderName,
            snapshot.EncoderHash,
            snapshot.Index.ModelCount,
            snapshot.Index.ReferenceCount,
            options.NearPercent,
            NearWithin: 0,
            NearAll: 0,
            pictures,
            leftOut,
            Ranking: []
        )
        {
            LikelihoodNote = LikelihoodNote.Of(snapshot),
            None = pictures.Average(picture => picture.None),
            RankedBy = RankingWords.Code(snapshot.Ranking),
        };

    private async Task<float[]> MeasureAsync(
        Func<CancellationToken, Task<byte[]?>> read,
        StyleSnapshot snapshot,
        EncoderDescription description,
        CancellationToken cancellation
    )
    {
        var bytes = await read(cancellation) ?? throw new InvalidDataException("Its file is not there any more.");
        var pixels = await Task.Run(() => decoder.DecodeForStyle(bytes, description.InputEdge), cancellation);
        return snapshot.ToStyle((await encoder.EncodeAsync(pixels, description.Hash, EncodePriority.Bulk, cancellation)).Vector);
    }

    private sealed class Steps(int total, Action<int, int> report)
    {
        private int done;

        public void Advance() => report(++done, total);
    }
}
