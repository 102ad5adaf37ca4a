using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>Reads a study's data from the tables: a query a table, nothing tracked, a hundred thousand judgments in well under a second.</summary>
public sealed class StudyReader(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>Who simulates raters lets them come by the study's address with a panel id that begins so.</summary>
    public const string SimulatedPanelId = "simulated";

    /// <param name="id">Of a study that is open or closed; whether the account may see it was asked before.</param>
    /// <returns>Null where there is no such study, or it is a draft.</returns>
    public async Task<StudyData?> ReadAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var study = await context
            .Studies.Where(row => row.Id == id && row.State != StudyState.Draft)
            .Select(row => new
            {
                row.Title,
                row.State,
                row.Plan,
                row.FrozenHash,
                row.OpenedUtc,
                row.ClosedUtc,
            })
            .SingleOrDefaultAsync(cancellation);
        if (study is null)
            return null;
        var rows = await StudyRows.ReadAsync(context, id, cancellation);
        var plan = study.Plan;
        var facts = new StudyFacts
        {
            Id = id,
            Title = study.Title,
            State = study.State,
            OpenedUtc = study.OpenedUtc,
            ClosedUtc = study.ClosedUtc,
            Question = plan.Question,
            ScaleLabels = plan.ScaleLabels,
            Depth = plan.Depth,
            RatersPerItem = plan.RatersPerItem,
            Relevance = plan.Relevance,
            Control = plan.Control,
            Alpha = plan.Alpha,
            FailedChecksAllowed = plan.FailedChecksAllowed,
            Seed = plan.Seed,
            FrozenHash = study.FrozenHash ?? "",
            ShowsLeader = plan.ShowsLeader,
            IsSimulated = rows.IsSimulated,
        };
        return StudyAssembly.Assemble(facts, rows, await AmendmentsAsync(context, id, cancellation));
    }

    private static Task<List<Amendment>> AmendmentsAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation) =>
        context
            .StudyAmendments.Where(row => row.StudyId == study)
            .OrderBy(row => row.Number)
            .Select(row => new Amendment(row.Number, row.MadeUtc, row.Text, row.ResultsSeen, row.Before))
            .ToListAsync(cancellation);
}
