using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Ranking;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Which of the indexed models the encoder was made with, and which came since.</summary>
public sealed class EncoderFitGroups(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>An encoder that looks at no catalogue when it is made has its first day to see what there is.</summary>
    private static readonly TimeSpan FirstDay = TimeSpan.FromDays(1);

    /// <returns>Null where the tables do not know the encoder.</returns>
    public async Task<EncoderGroups?> ReadAsync(string encoderHash, IReadOnlyList<ModelReferences> models, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Encoders.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == encoderHash, cancellation) is not { } encoder)
            return null;
        var run = await context
            .TrainingRuns.AsNoTracking()
            .Where(run => run.EncoderId == encoder.Id && run.State == TrainingState.Finished)
            .OrderByDescending(run => run.Id)
            .FirstOrDefaultAsync(cancellation);
        var since = Since(encoder, run);
        var created = await context.LoraModels.ToDictionaryAsync(model => model.Id, model => model.CreatedUtc, cancellation);
        HashSet<long> trained = [.. run?.TrainedModels ?? []];
        return new EncoderGroups(
            since,
            encoder.CheckpointSha256 is not null,
            models
                .Where(model => created.ContainsKey(model.ModelId))
                .GroupBy(model => GroupOf(model.ModelId, created[model.ModelId] > since, trained))
                .ToDictionary(group => group.Key, group => (IReadOnlyList<ModelReferences>)[.. group])
        );
    }

    private static FitModels GroupOf(long model, bool isNew, HashSet<long> trained) =>
        trained.Contains(model) ? FitModels.Trained
        : isNew ? FitModels.New
        : trained.Count > 0 ? FitModels.HeldOut
        : FitModels.Before;

    private static DateTime Since(Encoder encoder, TrainingRun? run) =>
        run?.StartedUtc
        ?? (
            encoder.Kind == EncoderKind.Projection || encoder.CheckpointSha256 is not null
                ? encoder.CreatedUtc
                : encoder.CreatedUtc + FirstDay
        );
}

/// <param name="Since">After when models count as new.</param>
/// <param name="IsTrained">Whether the encoder is a checkpoint.</param>
public sealed record EncoderGroups(DateTime Since, bool IsTrained, IReadOnlyDictionary<FitModels, IReadOnlyList<ModelReferences>> Models);
