using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Paper;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results;

/// <summary>A study's results for an account: nothing is read of judgments while the frozen plan hides what they say of the methods.</summary>
internal sealed class ResultsHandler(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    StudyReader reader,
    ResultsCache cache,
    PaperTables paper,
    EncoderPictures pictures
)
{
    /// <summary>Items that divide people, with pictures on the page.</summary>
    public const int MostItems = 8;

    /// <returns>Null where the study is not there for the account.</returns>
    public async Task<ResultsView?> FindAsync(ClaimsPrincipal user, long id, ResultsQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await SeenAsync(user, id, cancellation) is not { } study)
            return null;
        var figures = study.ShowsFigures ? await FiguresAsync(id, query, cancellation) : null;
        return new ResultsView(id, study.Title, study.State, figures);
    }

    /// <returns>Null where the study is not there for the account, its results are hidden, or they have no such picture.</returns>
    /// <inheritdoc cref="ResultsAsync" path="/param"/>
    public async Task<ResultPicture?> PictureAsync(
        ClaimsPrincipal user,
        long id,
        string name,
        ResultsQuery query,
        string? version,
        CancellationToken cancellation
    ) =>
        await ResultsAsync(user, id, query, version, cancellation) is { } results
            ? (await pictures.WithResultsAsync(results, cancellation)).FirstOrDefault(picture => picture.Name == name)
            : null;

    /// <param name="version">Of data that were computed a moment ago: those results do where they are still there. Null for the present ones.</param>
    /// <returns>Null where the study is not there for the account, or its results are hidden.</returns>
    public async Task<StudyResults?> ResultsAsync(
        ClaimsPrincipal user,
        long id,
        ResultsQuery query,
        string? version,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await SeenAsync(user, id, cancellation) is not { ShowsFigures: true })
            return null;
        return version is not null && cache.Find(id, version, query) is { } known
            ? known
            : (await ComputeAsync(id, query, cancellation))?.Results;
    }

    private async Task<ResultsFigures?> FiguresAsync(long id, ResultsQuery query, CancellationToken cancellation)
    {
        if (await ComputeAsync(id, query, cancellation) is not var (data, results))
            return null;
        return new ResultsFigures(
            results,
            ResultsQuery.Of(results.Options, results.Study).ToAddress(),
            await ItemsAsync(results, cancellation),
            await paper.OfAsync(results, cancellation),
            await pictures.WithResultsAsync(results, cancellation),
            data
        );
    }

    private async Task<(StudyData Data, StudyResults Results)?> ComputeAsync(long id, ResultsQuery query, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, cancellation) is not { } data)
            return null;
        var options = query.Options(data.Study);
        var key = ResultsQuery.Of(options, data.Study);
        if (cache.Find(id, ResultsCache.VersionOf(data.Fingerprint()), key) is { } known)
            return (data, known);
        var results = await Task.Run(() => StudyResults.Compute(data, options), cancellation);
        cache.Keep(id, key, results);
        return (data, results);
    }

    private async Task<IReadOnlyList<DividedItem>> ItemsAsync(StudyResults results, CancellationToken cancellation)
    {
        var items = results.Agreement.Items.Where(item => item.Disagreement > 0).Take(MostItems).ToList();
        var codes = items.ConvertAll(item => item.Code);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var shown = await context
            .PoolItems.Where(row => codes.Contains(row.Code))
            .Select(row => new { row.Code, row.Pictures })
            .ToDictionaryAsync(row => row.Code, row => row.Pictures.Count, StringComparer.Ordinal, cancellation);
        return items.ConvertAll(item => new DividedItem(item, shown.GetValueOrDefault(item.Code)));
    }

    private async Task<SeenStudy?> SeenAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context
            .StudiesOf(user)
            .Where(study => study.Id == id)
            .Select(study => new
            {
                study.Title,
                study.State,
                study.Plan,
            })
            .SingleOrDefaultAsync(cancellation);
        return row is null
            ? null
            : new SeenStudy(row.Title, row.State, row.State == StudyState.Closed || (row.State == StudyState.Open && row.Plan.ShowsLeader));
    }

    private sealed record SeenStudy(string Title, StudyState State, bool ShowsFigures);
}
