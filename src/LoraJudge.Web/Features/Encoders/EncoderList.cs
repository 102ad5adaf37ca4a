using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Web.Features.Catalog;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>The encoders that the portal knows, with what they are worth.</summary>
internal sealed class EncoderList(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IStyleEncoder encoder,
    CatalogueSnapshots snapshots,
    EncoderNotices notices
)
{
    public async Task<EncodersView> GetAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var pictures = await context.ReferenceImages.CountAsync(image => !image.RemovedByCleansing, cancellation);
        var rows = await RowsAsync(context, cancellation);
        var runs = await RunsAsync(context, cancellation);
        var evaluations = await EvaluationsAsync(context, cancellation);
        var inUse = snapshots.Current?.StatisticsHash ?? encoder.Status.Description?.Hash;
        EncoderView[] views =
        [
            .. rows.Select(row => View(row, runs.GetValueOrDefault(row.Encoder.Id), evaluations[row.Encoder.Id], inUse, pictures)),
        ];
        return new EncodersView(
            views,
            Array.Find(views, view => view.IsWanted),
            notices.Activation ?? notices.Fallback?.Problem,
            snapshots.Current?.EncoderHash
        );
    }

    /// <param name="which">An id, or the beginning of one encoder's hash.</param>
    /// <returns>The encoder's id.</returns>
    /// <exception cref="InvalidOperationException">There is no such encoder, or there are several.</exception>
    public async Task<long> FindAsync(string which, CancellationToken cancellation)
    {
        var isId = long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var prefix = which.ToLowerInvariant();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (isId && await context.Encoders.AnyAsync(row => row.Id == id, cancellation))
            return id;
        var ids = await context
            .Encoders.Where(row => row.Hash.StartsWith(prefix))
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(2)
            .ToListAsync(cancellation);
        return ids.Count switch
        {
            1 => ids[0],
            0 => throw new InvalidOperationException($"There is no encoder {which}: encoder list shows their ids and hashes."),
            _ => throw new InvalidOperationException($"Several encoders' hashes begin with {which}: write more of it."),
        };
    }

    /// <summary>A projection is shown as the statistics that it starts from.</summary>
    private static Task<List<Row>> RowsAsync(LoraJudgeDbContext context, CancellationToken cancellation) =>
        context
            .Encoders.AsNoTracking()
            .Where(row => row.Kind != EncoderKind.Projection)
            .OrderByDescending(row => row.Id)
            .Select(row => new Row(
                row,
                row.IsActive || context.Encoders.Any(other => other.SourceId == row.Id && other.IsActive),
                context.Embeddings.Count(vector => vector.EncoderId == row.Id && !vector.ReferenceImage.RemovedByCleansing)
            ))
            .ToListAsync(cancellation);

    private static async Task<Dictionary<long, TrainingRun>> RunsAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var runs = await context.TrainingRuns.AsNoTracking().Where(run => run.EncoderId != null).ToListAsync(cancellation);
        return runs.GroupBy(run => run.EncoderId!.Value).ToDictionary(group => group.Key, group => group.MaxBy(run => run.Id)!);
    }

    /// <summary>The latest of each kind and data.</summary>
    private static async Task<ILookup<long, Evaluation>> EvaluationsAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var all = await context.Evaluations.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancellation);
        return all.DistinctBy(row => (row.EncoderId, row.Kind, row.Data))
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Data, StringComparer.Ordinal)
            .ToLookup(row => row.EncoderId);
    }

    private static EncoderView View(Row row, TrainingRun? run, IEnumerable<Evaluation> evaluations, string? inUse, int pictures)
    {
        var isPresent = row.Encoder.Hash == EmbeddedEncoder.Present.Hash;
        var facts = isPresent ? EmbeddedEncoder.Present.Facts : EncoderRegistration.ReadFacts(row.Encoder.Facts);
        var measures = EncoderFigures
            .Of(facts, run)
            .Concat(
                evaluations.Select(evaluation => new EncoderMeasures(
                    $"{EncoderFigures.Title(evaluation.Kind)}, on {evaluation.Data}",
                    EncoderFigures.Of(evaluation.Figures)
                ))
            );
        return new EncoderView(
            row.Encoder.Id,
            row.Encoder.Hash,
            row.Encoder.Name,
            Kind(row.Encoder),
            RankingWords.Describe(row.Encoder.Ranking),
            facts is null ? null : Architecture(facts.Architecture),
            TrainingData.Describe(run, facts),
            [.. measures.Where(measure => measure.Figures.Count > 0)],
            row.Encoder.CreatedUtc,
            row.Encoder.CheckpointSha256 is not null && !isPresent,
            row.IsActive,
            row.Encoder.IsWanted,
            row.Encoder.Hash == inUse,
            row.Vectors,
            pictures
        );
    }

    private static string Kind(Encoder encoder) =>
        encoder.Kind == EncoderKind.Statistics ? "Statistics, not trained"
        : encoder.Hash == EmbeddedEncoder.Present.Hash ? "Embedded, trained"
        : encoder.Kind == EncoderKind.Embedded ? "Embedded in an earlier version, trained"
        : "Trained";

    private static string Architecture(EncoderArchitecture made)
    {
        var backbone = made.Backbone switch
        {
            Style.Training.Backbone.Vgg19 => "VGG19",
            Style.Training.Backbone.ResNet18 => "ResNet18",
            _ => "Compact network",
        };
        var pooling = made.Pooling == Style.Training.Pooling.Vgg ? "pooled as VGG" : "channel statistics";
        var hidden = made.HiddenUnits == 0 ? "" : $", {made.HiddenUnits} hidden units";
        return $"{backbone}, {made.InputEdge} × {made.InputEdge} pixels, {pooling}{hidden}, {made.Dimensions} dimensions";
    }

    private sealed record Row(Encoder Encoder, bool IsActive, int Vectors);
}
