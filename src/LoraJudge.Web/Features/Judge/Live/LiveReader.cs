using LoraJudge.Data;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Search.Results;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>What a visitor sees who judges: pictures and scores, no word about models or methods.</summary>
internal sealed class LiveReader(IDbContextFactory<LoraJudgeDbContext> contexts, SearchStore searches, TimeProvider time)
{
    /// <returns>Null where nothing of the search is stored for a study.</returns>
    public async Task<LiveView?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ranking = await context
            .LiveRankings.AsNoTracking()
            .Where(row => row.SearchCode == code)
            .OrderByDescending(row => row.Id)
            .Select(row => new
            {
                row.Study.State,
                row.Study.IsPaused,
                row.Study.Plan,
                Entries = row
                    .Entries.OrderBy(entry => entry.Position)
                    .Select(entry => new
                    {
                        entry.Position,
                        entry.LoraModelId,
                        entry.Score,
                    })
                    .ToList(),
            })
            .FirstOrDefaultAsync(cancellation);
        if (ranking is null)
            return null;
        var search = await searches.FindAsync(code, cancellation);
        var strip = await StripOfReferences.ReadAsync(context, ranking.Entries.ConvertAll(entry => entry.LoraModelId), cancellation);
        return new LiveView(
            ranking.Plan,
            JudgingParticipant.Closed(ranking.State, ranking.IsPaused, ranking.Plan, time.GetUtcNow().UtcDateTime),
            search is not null && searches.IsThere(search) ? new LiveSample(search.Width, search.Height) : null,
            [
                .. ranking.Entries.Select(entry => new LiveResult(
                    entry.Position,
                    [.. strip.PicturesOf(entry.LoraModelId).OfType<StripPicture>().Take(ranking.Plan.PicturesAnItem)],
                    entry.Score
                )),
            ]
        );
    }
}

/// <param name="Problem">Why nothing can be judged now; null where it can.</param>
/// <param name="Sample">The visitor's picture; null once it was removed.</param>
internal sealed record LiveView(StudyPlan Plan, string? Problem, LiveSample? Sample, IReadOnlyList<LiveResult> Results)
{
    public bool CanJudge => Problem is null && Sample is not null;

    public int Judged => Results.Count(result => result.Score is not null);
}

internal sealed record LiveSample(int Width, int Height);

/// <param name="Position">From 1.</param>
public sealed record LiveResult(int Position, IReadOnlyList<StripPicture> Pictures, int? Score);
