using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Pooling;
using LoraJudge.Statistics.Resampling;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>How a study stands: a few queries for all of it, however many judgments there are.</summary>
internal sealed class StudyRunReader(IDbContextFactory<LoraJudgeDbContext> contexts, RunAgreement agreement, TimeProvider time)
{
    /// <returns>Null where the study is not there for the account. A draft has no figures yet.</returns>
    public async Task<StudyRunView?> FindAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var study = await context
            .StudiesOf(user)
            .Where(row => row.Id == id)
            .Select(row => new RunStudy(
                row.Id,
                row.Title,
                row.State,
                row.IsPaused,
                row.Plan,
                row.FrozenHash,
                row.Invitation,
                row.OpenedUtc,
                row.ClosedUtc,
                row.DataSha256 != null
            ))
            .SingleOrDefaultAsync(cancellation);
        return study is null ? null : await ReadAsync(context, study, cancellation);
    }

    private async Task<StudyRunView> ReadAsync(LoraJudgeDbContext context, RunStudy study, CancellationToken cancellation)
    {
        var rows = await RunRows.ReadAsync(context, study.Id, cancellation);
        var byRaters = ItemsByRaters(rows, study.Plan.RatersPerItem);
        return new StudyRunView(
            study,
            new PoolSaving(byRaters.Sum(), await UnpooledAsync(context, study, cancellation)),
            byRaters.Select((items, raters) => items * raters).Sum(),
            byRaters,
            Slots(rows, study),
            ParticipantRows.Of(rows, study.Plan),
            study.ShowsLeader ? await MethodStandings.ReadAsync(context, study, rows, cancellation) : null,
            Times(rows),
            agreement.Of(study.Id, rows, study.Plan.RatersPerItem),
            await CountsAsync(context, study.Id, cancellation),
            RunCollected.Checks(rows),
            RunCollected.Questions(rows, study.Plan)
        );
    }

    private static Task<int> UnpooledAsync(LoraJudgeDbContext context, RunStudy study, CancellationToken cancellation) =>
        context.RunEntries.CountAsync(entry => entry.Run.VariantMethod.StudyId == study.Id && entry.Rank <= study.Plan.Depth, cancellation);

    private static int[] ItemsByRaters(RunRows rows, int raters)
    {
        var counts = rows.Judgments.CountBy(judgment => judgment.ItemId).ToDictionary();
        var items = new int[raters + 1];
        foreach (var item in rows.Items.Where(item => item.PoolItemId is not null))
            items[Math.Min(raters, counts.GetValueOrDefault(item.Id))]++;
        return items;
    }

    private SlotCounts Slots(RunRows rows, RunStudy study)
    {
        var since = time.GetUtcNow().UtcDateTime - study.Plan.ReleaseAfter;
        int Count(AssignmentState state) => rows.Places.Count(place => place.State == state);
        return new SlotCounts(
            rows.Blocks,
            rows.Blocks * study.Plan.RatersPerItem,
            Count(AssignmentState.Complete),
            Count(AssignmentState.Open),
            Count(AssignmentState.Released),
            rows.Places.Count(place => place.State == AssignmentState.Open && place.SeenUtc < since)
        );
    }

    private static ResponseTimes? Times(RunRows rows)
    {
        double[] ascending = [.. rows.Judgments.Select(judgment => (double)judgment.Milliseconds).Order()];
        return ascending.Length == 0
            ? null
            : new ResponseTimes(Quantiles.Type7(ascending, 0.25), Quantiles.Type7(ascending, 0.5), Quantiles.Type7(ascending, 0.75));
    }

    private static async Task<RunCounts> CountsAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation)
    {
        var withdrawals = await context
            .Withdrawals.Where(row => row.StudyId == study)
            .Select(row => row.Judgments)
            .ToListAsync(cancellation);
        return new RunCounts(
            await context.Participants.CountAsync(
                row => row.StudyId == study && row.ConsentUtc == null && row.PanelId == null,
                cancellation
            ),
            withdrawals.Count,
            withdrawals.Sum(),
            await context.LiveRankings.CountAsync(row => row.StudyId == study, cancellation),
            await context.LiveEntries.CountAsync(row => row.LiveRanking.StudyId == study && row.Score != null, cancellation)
        );
    }
}
