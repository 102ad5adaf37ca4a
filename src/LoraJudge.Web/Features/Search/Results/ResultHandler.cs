using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>Opens a search: ranks its stored vector over the catalogue as it is now.</summary>
internal sealed class ResultHandler(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    SearchStore store,
    StyleSearcher searcher
)
{
    /// <summary>Models shown at first, and added by each "more".</summary>
    public const int PageSize = 10;

    public const int MostModels = 200;

    /// <summary>Pictures of each model on its card.</summary>
    public const int StripLength = 8;

    public async Task<ResultView> OpenAsync(string code, int top, SearchTimings timings, CancellationToken cancellation)
    {
        if (await store.FindAsync(code, cancellation) is not { } search)
            return new ResultView.Unknown();
        if (!store.IsThere(search))
            return new ResultView.Removed(search.RemovedUtc ?? search.ExpiresUtc);
        try
        {
            var query = await QueryAsync(search, timings, cancellation);
            var ranking = StyleSearcher.Rank(query, Math.Clamp(top, 1, MostModels), timings);
            return await ShowAsync(search, query.Snapshot, ranking, SearchShares.Of(query.Shares(ranking), ranking), cancellation);
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            return new ResultView.Unavailable(problem);
        }
    }

    /// <summary>The stored vector, or a new one where the catalogue has moved on to another encoder.</summary>
    private async Task<StyleQuery> QueryAsync(StyleSearch search, SearchTimings timings, CancellationToken cancellation)
    {
        var snapshot = await searcher.SnapshotAsync(cancellation);
        if (search.Vector is { } vector && string.Equals(search.EncoderHash, snapshot.StatisticsHash, StringComparison.Ordinal))
            return new StyleQuery(SearchStore.ToVector(vector), snapshot.StatisticsHash, snapshot, search.Width, search.Height);
        var picture = await blobs.GetAsync(search.BlobSha256!, cancellation) ?? throw new SearchProblemException(SearchProblem.PictureLost);
        var query = await searcher.EncodeAsync(picture, timings, cancellation);
        await store.ReplaceVectorAsync(search.Id, query, cancellation);
        return query;
    }

    private async Task<ResultView.Found> ShowAsync(
        StyleSearch search,
        StyleSnapshot snapshot,
        IReadOnlyList<RankedModel> ranking,
        SearchShares? shares,
        CancellationToken cancellation
    )
    {
        var ids = ranking.Select(entry => entry.ModelId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context
            .LoraModels.AsNoTracking()
            .Where(model => ids.Contains(model.Id))
            .ToDictionaryAsync(model => model.Id, cancellation);
        var strip = await StripOfReferences.ReadAsync(context, ids, cancellation);
        var cards = ranking
            .Select((entry, index) => (Rank: index + 1, entry, Model: models.GetValueOrDefault(entry.ModelId)))
            .Where(row => row.Model is not null)
            .Select(row => new ResultCardView(
                row.Rank,
                row.Model!,
                row.entry.Distance,
                DistanceMeaning.Of(row.entry.Distance, snapshot.Scale),
                shares?.Cards[row.Rank - 1],
                strip.PicturesOf(row.entry.ModelId)
            ));
        return new ResultView.Found(
            search.Code,
            search.Width,
            search.Height,
            search.ExpiresUtc,
            [.. cards],
            strip.Samples,
            snapshot.Index.ModelCount,
            snapshot.EncoderName,
            search.GivenForStudiesUtc is not null,
            LikelihoodNote.Of(snapshot)
        )
        {
            Ranking = snapshot.Ranking,
            Shares = shares,
        };
    }
}
