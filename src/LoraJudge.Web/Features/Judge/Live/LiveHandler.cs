using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Live;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Live;

/// <summary>A visitor judges their own search's results. Who has the search's code is the visitor.</summary>
internal sealed class LiveHandler(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    SearchStore searches,
    IBlobStore blobs,
    LiveStudies studies,
    LiveRankers rankers,
    TimeProvider time
)
{
    /// <summary>Results that a visitor is asked about.</summary>
    public const int Length = 10;

    private const string NotNow = "This search cannot be judged just now. Try again in a minute.";

    /// <summary>Makes the search's ranking for the study that asks, with the visitor's consent. Asked twice, it stays the first one.</summary>
    /// <returns>False where the search is not there, or no study asks.</returns>
    /// <exception cref="JudgeException">No method can rank it now.</exception>
    public async Task<bool> BeginAsync(string code, CancellationToken cancellation)
    {
        if (await searches.FindAsync(code, cancellation) is not { } search || !searches.IsThere(search))
            return false;
        if (await studies.FindAsync(cancellation) is not { } study)
            return false;
        if (await IsBegunAsync(study, code, cancellation))
            return true;
        var ranking = await DrawAsync(study, search, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.LiveRankings.Add(ranking);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Pressed twice: the first one's ranking stands.
        }

        return true;
    }

    /// <summary>Saves a score, or changes it.</summary>
    /// <exception cref="JudgeException">It cannot be saved; the message says why.</exception>
    public async Task SaveAsync(string code, int position, int score, CancellationToken cancellation)
    {
        if (score is < 1 or > StudyPlan.Scores)
            throw new JudgeException($"Choose a score from 1 to {StudyPlan.Scores}.");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ranking = await context
            .LiveRankings.Where(row => row.SearchCode == code)
            .OrderByDescending(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Study.State,
                row.Study.IsPaused,
                row.Study.Plan,
            })
            .FirstOrDefaultAsync(cancellation);
        if (ranking is null)
            throw new JudgeException("Nothing of this search is being judged: begin on the page of its results.", JudgeRefusal.Unknown);
        var now = time.GetUtcNow().UtcDateTime;
        JudgingParticipant.EnsureTaking(ranking.State, ranking.IsPaused, ranking.Plan, now);
        var saved = await context
            .LiveEntries.Where(entry => entry.LiveRankingId == ranking.Id && entry.Position == position)
            .ExecuteUpdateAsync(
                set => set.SetProperty(entry => entry.Score, score).SetProperty(entry => entry.JudgedUtc, now),
                cancellation
            );
        if (saved == 0)
            throw new JudgeException("There is no such result: reload the page.");
    }

    /// <summary>Erases all that was judged of the search, at any time.</summary>
    public async Task WithdrawAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.LiveRankings.Where(row => row.SearchCode == code).ExecuteDeleteAsync(cancellation);
    }

    private async Task<bool> IsBegunAsync(LiveStudy study, string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.LiveRankings.AnyAsync(row => row.StudyId == study.Id && row.SearchCode == code, cancellation);
    }

    private async Task<LiveRanking> DrawAsync(LiveStudy study, StyleSearch search, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var methods = await context
            .VariantMethods.AsNoTracking()
            .Where(method => method.StudyId == study.Id && method.EncoderHash != null)
            .OrderBy(method => method.Position)
            .ToListAsync(cancellation);
        var ready = methods.Where(method => rankers.IsReady(method.EncoderHash!)).ToList();
        var picture = await blobs.GetAsync(search.BlobSha256!, cancellation);
        if (ready.Count == 0 || picture is null)
            throw new JudgeException(NotNow);
        var dice = LiveDice.Of(study.Plan.Seed, search.Code);
        if (study.Plan.Live == LiveJudging.OneMethod)
            ready = [ready[dice.Below(ready.Count)]];
        var rankings = new List<IReadOnlyList<long>>();
        try
        {
            foreach (var method in ready)
                rankings.Add(await rankers.RankAsync(method.EncoderHash!, search, picture, Length, cancellation));
        }
        catch (Exception exception)
            when (exception is EncoderNotLoadedException or EncoderBusyException or EncoderUnavailableException or SearchProblemException)
        {
            throw new JudgeException(NotNow);
        }

        return new LiveRanking
        {
            StudyId = study.Id,
            SearchCode = search.Code,
            IsInterleaved = ready.Count > 1,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
            Entries =
            [
                .. TeamDraft
                    .Of(rankings, Length, dice)
                    .Select(
                        (pick, place) =>
                            new LiveEntry
                            {
                                Position = place + 1,
                                LoraModelId = pick.Model,
                                VariantMethodId = ready[pick.Method].Id,
                            }
                    ),
            ],
        };
    }
}
