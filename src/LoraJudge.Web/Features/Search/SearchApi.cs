using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search;

/// <summary>Searches by scripts: one request, one ranking; nothing is kept.</summary>
internal static class SearchApi
{
    public const int MostModels = 1000;

    private const int UsualModels = 10;

    public static async Task<IResult> SearchAsync(
        HttpContext context,
        UploadReader uploads,
        StyleSearcher searcher,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        TimeProvider time,
        CancellationToken cancellation,
        string? top = null
    )
    {
        var timings = SearchEndpoints.Time(context, time);
        try
        {
            var most = Most(top);
            var picture = await uploads.ReadAsync(context, fromPage: false, cancellation);
            timings.Start();
            var query = await searcher.EncodeAsync(picture, timings, cancellation);
            var ranking = StyleSearcher.Rank(query, most, timings);
            return TypedResults.Ok(await DescribeAsync(query, ranking, contexts, cancellation));
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            return SearchEndpoints.Answer(context, problem);
        }
    }

    /// <exception cref="SearchProblemException">It is not from 1 to <see cref="MostModels"/>.</exception>
    private static int Most(string? top) =>
        string.IsNullOrEmpty(top) ? UsualModels
        : int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostModels ? number
        : throw new SearchProblemException(SearchProblem.WrongValue(nameof(top), top, $"a whole number from 1 to {MostModels}"));

    private static async Task<ApiRanking> DescribeAsync(
        StyleQuery query,
        IReadOnlyList<RankedModel> ranking,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        CancellationToken cancellation
    )
    {
        var (snapshot, shares) = (query.Snapshot, query.Shares(ranking));
        var ids = ranking.Select(entry => entry.ModelId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context
            .LoraModels.Where(model => ids.Contains(model.Id))
            .Select(model => new
            {
                model.Id,
                model.Slug,
                model.Name,
                model.LoraName,
            })
            .ToDictionaryAsync(model => model.Id, cancellation);
        var entries = ranking
            .Select((entry, index) => (Rank: index + 1, entry.Distance, Model: models.GetValueOrDefault(entry.ModelId)))
            .Where(entry => entry.Model is not null)
            .Select(entry => new ApiEntry(
                entry.Rank,
                entry.Model!.Slug,
                entry.Model.Name,
                $"<lora:{entry.Model.LoraName}:1>",
                entry.Distance,
                snapshot.Scale.Nearness(entry.Distance).ToString(),
                shares?.Of(entry.Distance)
            ));
        return new ApiRanking(
            snapshot.EncoderName,
            snapshot.EncoderHash,
            RankingWords.Code(snapshot.Ranking),
            snapshot.Index.ModelCount,
            [.. entries],
            LikelihoodNote.Of(snapshot)
        )
        {
            None = shares?.None,
        };
    }
}

/// <param name="RankedBy">What a distance is: "centre", to the model's centre, or "meanDistance", the mean over the model's pictures.</param>
/// <param name="Models">How many models the catalogue has.</param>
/// <param name="Ranking">The nearest first.</param>
/// <param name="LikelihoodNote">Why no likelihoods are told; null where they are.</param>
internal sealed record ApiRanking(
    string Encoder,
    string EncoderHash,
    string RankedBy,
    int Models,
    IReadOnlyList<ApiEntry> Ranking,
    string? LikelihoodNote
)
{
    /// <summary>That none of the catalogue's models made the picture, from 0 to 1: with the likelihoods of all models it sums to 1. Null where that cannot be believed.</summary>
    public double? None { get; init; }
}

/// <param name="Model">The model's slug: its page is /models/{slug}.</param>
/// <param name="Likelihood">That this model of all made the picture, from 0 to 1; null where that cannot be believed.</param>
internal sealed record ApiEntry(int Rank, string Model, string Name, string Tag, double Distance, string Nearness, double? Likelihood);
