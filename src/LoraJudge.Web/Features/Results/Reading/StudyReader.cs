using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Results.Importing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>Reads a study's data from the tables: a query a table, nothing tracked, a hundred thousand judgments in well under a second.</summary>
internal sealed class StudyReader(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs)
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
                row.DataSha256,
            })
            .SingleOrDefaultAsync(cancellation);
        if (study is null)
            return null;
        if (study.DataSha256 is { } imported)
            return await ImportedAsync(id, imported, cancellation);
        var rows = await StudyRows.ReadAsync(context, id, cancellation);
        var facts = StudyFacts.Of(study.Plan, study.FrozenHash ?? "") with
        {
            Id = id,
            Title = study.Title,
            State = study.State,
            OpenedUtc = study.OpenedUtc,
            ClosedUtc = study.ClosedUtc,
            IsSimulated = rows.IsSimulated,
        };
        return StudyAssembly.Assemble(facts, rows, study.Plan.Questions, await AmendmentsAsync(context, id, cancellation));
    }

    /// <exception cref="InvalidDataException">The blob is lost.</exception>
    private async Task<StudyData> ImportedAsync(long id, string blob, CancellationToken cancellation)
    {
        var data = StudyBlob.Read(
            await blobs.GetAsync(blob, cancellation)
                ?? throw new InvalidDataException($"The data of the imported study {id} are lost: import it once more.")
        );
        return (data with { Study = data.Study with { Id = id } }).Checked();
    }

    private static Task<List<Amendment>> AmendmentsAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation) =>
        context
            .StudyAmendments.Where(row => row.StudyId == study)
            .OrderBy(row => row.Number)
            .Select(row => new Amendment(row.Number, row.MadeUtc, row.Text, row.ResultsSeen, row.Before))
            .ToListAsync(cancellation);
}
