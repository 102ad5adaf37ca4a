using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>Reads runs as the tables have them, whichever process works on them.</summary>
internal sealed class BuildReader(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TransferBackEnds backEnds,
    IStyleEncoder encoder,
    EncoderRows encoders,
    TimeProvider time
)
{
    private const int ShownIncidents = 100;
    private const int ShownPictures = 24;

    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<BuildListing>> ListAsync(int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Rows(context.BuildRuns.OrderByDescending(run => run.Id).Take(most)).ToListAsync(cancellation);
        return [.. rows.Select(Listing)];
    }

    /// <returns>Null where there is no such run.</returns>
    public async Task<BuildView?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Rows(context.BuildRuns.Where(run => run.Id == id)).SingleOrDefaultAsync(cancellation) is not { } row)
            return null;
        var items = await ItemsAsync(context, row.Run, cancellation);
        return new BuildView(
            Listing(row) with
            {
                Generated = items.Sum(item => item.Generated),
            },
            row.Run.SampleSetId,
            row.Run.Seed,
            row.Run.Edge,
            row.Run.PauseRequested,
            row.Run.CancelRequested,
            row.Run.StartedUtc,
            row.Run.EndedUtc,
            row.Run.AwaySinceUtc,
            row.Run.AwaySinceUtc is null ? null : items.Min(item => item.NotBeforeUtc),
            backEnds.Find(row.Run.Backend) is not null,
            [.. items.OrderBy(item => item.Turn).ThenBy(item => item.Id)],
            await IncidentsAsync(context, id, cancellation),
            await LatestAsync(context, row.Run, cancellation)
        );
    }

    private static IQueryable<RunRow> Rows(IQueryable<BuildRun> runs) =>
        runs.AsNoTracking()
            .Select(run => new RunRow(
                run,
                run.SampleSet.Name,
                run.Items.Count,
                run.Items.Count(item => item.Stage == BuildStage.Finished),
                run.Items.Count(item => item.Stage == BuildStage.Failed),
                run.Items.Sum(item => item.Total),
                run.Items.Sum(item => item.Generated)
            ));

    private static BuildListing Listing(RunRow row) =>
        new(
            row.Run.Id,
            row.Run.Name,
            row.SampleSet,
            row.Run.Backend,
            row.Run.State,
            BuildWords.Of(row.Run.State, row.Run.PauseRequested, row.Run.CancelRequested),
            row.Run.EndedUtc is not null,
            row.Models,
            row.Finished,
            row.Failed,
            row.Pictures,
            row.Generated,
            row.Run.Problem,
            row.Run.RequestedBy,
            row.Run.CreatedUtc
        );

    /// <summary>Pictures and vectors are counted, not remembered: others than this run may add to them.</summary>
    private async Task<List<BuildItemView>> ItemsAsync(LoraJudgeDbContext context, BuildRun run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        long? encoderId = encoder.Status.Description is { } active ? await encoders.IdOfAsync(active, cancellation) : null;
        var items = context.BuildItems.Where(item => item.BuildRunId == run.Id);
        var counts = await context
            .ReferenceImages.Where(picture => picture.SampleImage.SampleSetId == run.SampleSetId)
            .Where(picture => items.Any(item => item.LoraModelId == picture.LoraModelId))
            .GroupBy(picture => picture.LoraModelId)
            .Select(model => new
            {
                model.Key,
                Made = model.Count(),
                Removed = model.Count(picture => picture.RemovedByCleansing),
            })
            .ToDictionaryAsync(model => model.Key, cancellation);
        var encoded = await context
            .Embeddings.Where(vector => vector.EncoderId == encoderId && !vector.ReferenceImage.RemovedByCleansing)
            .Where(vector => vector.ReferenceImage.SampleImage.SampleSetId == run.SampleSetId)
            .Where(vector => items.Any(item => item.LoraModelId == vector.ReferenceImage.LoraModelId))
            .GroupBy(vector => vector.ReferenceImage.LoraModelId)
            .Select(model => new { model.Key, Count = model.Count() })
            .ToDictionaryAsync(model => model.Key, model => model.Count, cancellation);
        var rows = await items
            .Select(item => new
            {
                Item = item,
                item.LoraModel.Name,
                item.LoraModel.Slug,
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new BuildItemView(
                row.Item.Id,
                row.Name,
                row.Slug,
                row.Item.Stage,
                row.Item.Worker is not null && row.Item.LeaseEndsUtc >= now,
                row.Item.Total,
                counts.GetValueOrDefault(row.Item.LoraModelId)?.Made ?? 0,
                counts.GetValueOrDefault(row.Item.LoraModelId)?.Removed ?? 0,
                encoded.GetValueOrDefault(row.Item.LoraModelId),
                row.Item.Problem,
                row.Item.NotBeforeUtc
            )),
        ];
    }

    private static async Task<List<BuildIncidentView>> IncidentsAsync(
        LoraJudgeDbContext context,
        long run,
        CancellationToken cancellation
    ) =>
        await context
            .BuildIncidents.Where(incident => incident.BuildItem.BuildRunId == run)
            .OrderByDescending(incident => incident.Id)
            .Take(ShownIncidents)
            .Select(incident => new BuildIncidentView(
                incident.BuildItem.LoraModel.Name,
                incident.Sample,
                incident.Fault,
                incident.Message,
                incident.AtUtc
            ))
            .ToListAsync(cancellation);

    private static async Task<List<BuildPictureView>> LatestAsync(
        LoraJudgeDbContext context,
        BuildRun run,
        CancellationToken cancellation
    ) =>
        await context
            .ReferenceImages.Where(picture => picture.SampleImage.SampleSetId == run.SampleSetId && picture.CreatedUtc >= run.CreatedUtc)
            .Where(picture => context.BuildItems.Any(item => item.BuildRunId == run.Id && item.LoraModelId == picture.LoraModelId))
            .OrderByDescending(picture => picture.Id)
            .Take(ShownPictures)
            .Select(picture => new BuildPictureView(
                picture.LoraModel.Name,
                picture.LoraModel.Slug,
                picture.SampleImage.Code,
                picture.BlobSha256,
                picture.Width,
                picture.Height
            ))
            .ToListAsync(cancellation);

    private sealed record RunRow(BuildRun Run, string SampleSet, int Models, int Finished, int Failed, int Pictures, int Generated);
}
