using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Which of the indexed models the encoder was made with, and which came since.</summary>
internal sealed class EncoderFitGroups(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>An encoder that looks at no catalogue when it is made has its first day to see what there is.</summary>
    private static readonly TimeSpan FirstDay = TimeSpan.FromDays(1);

    /// <param name="encoderHash">Of the encoder as a whole, projection included.</param>
    /// <param name="models">How many pictures each indexed model has, by id.</param>
    /// <returns>Null where the tables do not know the encoder.</returns>
    public async Task<EncoderGroups?> ReadAsync(string encoderHash, IReadOnlyDictionary<long, int> models, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context
            .Encoders.AsNoTracking()
            .Include(row => row.Source)
            .SingleOrDefaultAsync(row => row.Hash == encoderHash, cancellation);
        if (row is null)
            return null;
        // A trained encoder is older than what adapts it to the catalogue.
        var encoder = row.Source is { Kind: EncoderKind.Trained or EncoderKind.Embedded } source ? source : row;
        var run = await context
            .TrainingRuns.AsNoTracking()
            .Where(run => run.EncoderId == encoder.Id && run.State == TrainingState.Finished)
            .OrderByDescending(run => run.Id)
            .FirstOrDefaultAsync(cancellation);
        var since = Since(encoder, run);
        var known = await context
            .LoraModels.Select(model => new
            {
                model.Id,
                model.CreatedUtc,
                model.Family,
            })
            .ToDictionaryAsync(model => model.Id, cancellation);
        HashSet<long> trained = [.. run?.TrainedModels ?? []];
        return new EncoderGroups(
            since,
            IsRegistered(encoder),
            models
                .Where(model => known.ContainsKey(model.Key))
                .GroupBy(model => GroupOf(model.Key, known[model.Key].CreatedUtc > since, trained))
                .ToDictionary(group => group.Key, group => (IReadOnlyList<(long, int)>)[.. group.Select(model => (model.Key, model.Value))])
        )
        {
            Families = known.Values.Where(model => model.Family is not null).ToDictionary(model => model.Id, model => model.Family!),
        };
    }

    private static FitModels GroupOf(long model, bool isNew, HashSet<long> trained) =>
        trained.Contains(model) ? FitModels.Trained
        : isNew ? FitModels.New
        : trained.Count > 0 ? FitModels.HeldOut
        : FitModels.Before;

    private static DateTime Since(Encoder encoder, TrainingRun? run) =>
        run?.StartedUtc
        ?? (encoder.Kind == EncoderKind.Projection || IsRegistered(encoder) ? encoder.CreatedUtc : encoder.CreatedUtc + FirstDay);

    private static bool IsRegistered(Encoder encoder) => encoder is { Kind: EncoderKind.Trained, CheckpointSha256: not null };
}

/// <param name="Since">After when models count as new.</param>
/// <param name="IsTrained">Whether the encoder is a checkpoint.</param>
/// <param name="Models">Each with how many pictures it has.</param>
internal sealed record EncoderGroups(
    DateTime Since,
    bool IsTrained,
    IReadOnlyDictionary<FitModels, IReadOnlyList<(long ModelId, int Pictures)>> Models
)
{
    /// <summary>Of the models that have one, by id.</summary>
    public IReadOnlyDictionary<long, string> Families { get; init; } = new Dictionary<long, string>();
}
