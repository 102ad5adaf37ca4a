using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Opens a draft: runs its methods, pools what they found, deals it out into blocks, and fixes all of it under one hash.</summary>
internal sealed class StudyFreezer(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    EncoderRanker encoders,
    ImportedRanker imported,
    PictureChoice pictures,
    ProgressBoard board,
    TimeProvider time
)
{
    /// <exception cref="StudyException">Something is missing, or has been changed meanwhile; nothing was stored.</exception>
    /// <exception cref="Style.Encoding.EncoderUnavailableException">A method's encoder cannot be loaded.</exception>
    public async Task OpenAsync(long studyId, CancellationToken cancellation)
    {
        var draft = await DraftRows.ReadAsync(contexts, studyId, cancellation);
        draft.EnsureReady();
        using var progress = board.Start($"Opening the study {draft.Study.Title}", (draft.Methods.Count + 1) * draft.Topics.Count);
        var rankings = new List<IReadOnlyList<TopicRanking>>();
        foreach (var method in draft.Methods)
            rankings.Add(await RankAsync(draft, method, progress, cancellation));
        var slugs = await SlugsAsync(rankings, cancellation);
        var pool = FrozenPool.Of(draft, rankings, slugs);
        for (var number = 0; number < draft.Topics.Count; number++)
        {
            await ShowAsync(draft, pool, number, cancellation);
            progress.Advance();
        }

        var frozen = new FrozenRows(draft, rankings, pool, slugs, time.GetUtcNow().UtcDateTime);
        await frozen.StoreAsync(contexts, cancellation);
    }

    private async Task<IReadOnlyList<TopicRanking>> RankAsync(
        DraftRows draft,
        VariantMethod method,
        ProgressBoard.Scope progress,
        CancellationToken cancellation
    )
    {
        var depth = draft.Study.Plan.StoredRanks;
        if (method.EncoderHash is { } hash)
            return await encoders.RankAsync(hash, draft.Topics, depth, () => progress.Advance(), cancellation);
        var ranked = await imported.RankAsync(method, draft.Topics, depth, cancellation);
        progress.Advance(draft.Topics.Count);
        return ranked;
    }

    private async Task ShowAsync(DraftRows draft, FrozenPool pool, int number, CancellationToken cancellation)
    {
        var topic = draft.Topics[number];
        var items = pool.Of(topic);
        var plan = draft.Study.Plan;
        var models = items.Select(item => item.LoraModelId).ToList();
        var shown = await pictures.ChooseAsync(topic, models, plan.PicturesAnItem, plan.Seed, number, cancellation);
        topic.Originals = shown.Originals;
        foreach (var item in items)
            item.Pictures.AddRange(shown.OfModel[item.LoraModelId]);
    }

    private async Task<IReadOnlyDictionary<long, string>> SlugsAsync(
        IEnumerable<IReadOnlyList<TopicRanking>> rankings,
        CancellationToken cancellation
    )
    {
        var ids = rankings.SelectMany(method => method).SelectMany(topic => topic.Models).Select(model => model.ModelId).ToHashSet();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var slugs = await context.LoraModels.Select(model => new { model.Id, model.Slug }).ToListAsync(cancellation);
        return slugs.Where(model => ids.Contains(model.Id)).ToDictionary(model => model.Id, model => model.Slug);
    }
}
