using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Catalog.Pictures;
using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design.Preview;

/// <summary>What a draft's participants would be shown.</summary>
internal sealed class PreviewReader(IDbContextFactory<LoraJudgeDbContext> contexts, DraftReader drafts, PictureChoice choice)
{
    private const int Items = 3;
    private const int ShownWidth = 640;

    /// <returns>Null where there is no such draft for the account.</returns>
    public async Task<ParticipantView?> ReadAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        var (_, draft) = await drafts.FindAsync(user, id, cancellation);
        return draft is null
            ? null
            : new ParticipantView(new Participant { Code = "preview" }, draft.Plan, JudgeStep.Judging, Problem: null, Judgments: 0)
            {
                Address = Preview.Address(id),
                AfterJudging = $"{Preview.Address(id)}/{(draft.Plan.Questions.Count > 0 ? Preview.Questions : Preview.Thanks)}",
            };
    }

    /// <summary>The first queries beside models of the catalogue: the pool is made when the study opens.</summary>
    /// <returns>Null where there is no such draft for the account.</returns>
    /// <exception cref="StudyException">There is nothing to show yet.</exception>
    public async Task<JudgeBlock?> ItemsAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(user, id, cancellation) is not { Draft: { } draft })
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var models = await context
            .LoraModels.Where(model => context.ReferenceImages.Any(image => image.LoraModelId == model.Id && !image.RemovedByCleansing))
            .OrderBy(model => model.Slug)
            .Select(model => model.Id)
            .Take(Items + 1)
            .ToListAsync(cancellation);
        if (draft.Topics.Count == 0 || models.Count == 0)
            throw new StudyException("There is nothing to judge yet: add a query, and have models with pictures in the catalogue.");
        List<JudgeItem> items = [];
        foreach (var (number, topic) in draft.Topics.Take(Items).Index())
            items.Add(await ItemAsync(draft, number, topic, Other(models, topic, number), cancellation));
        return new JudgeBlock(Assignment: 0, Part: 1, Parts: 1, items);
    }

    /// <summary>A model that the query is no picture of, where there is one.</summary>
    private static long Other(List<long> models, Topic topic, int number)
    {
        var others = models.Where(model => model != topic.ReferenceImage?.LoraModelId).DefaultIfEmpty(models[0]).ToList();
        return others[number % others.Count];
    }

    private async Task<JudgeItem> ItemAsync(DraftView draft, int number, Topic topic, long model, CancellationToken cancellation)
    {
        var shown = await choice.ChooseAsync(topic, [model], draft.Plan.PicturesAnItem, draft.Plan.Seed, number, cancellation);
        return new JudgeItem(
            number,
            Score: null,
            PictureWidths.Under(FormattableString.Invariant($"{draft.Address}/queries/{topic.Id}"), ShownWidth),
            [.. shown.OfModel[model].Select(sha => new JudgePicture(Catalogue(sha, ShownWidth), Catalogue(sha, PictureWidths.Largest)))],
            [.. shown.Originals.Select(sha => sha.Length == 0 ? null : Catalogue(sha, ShownWidth))]
        );
    }

    private static string Catalogue(string sha, int width) => PictureWidths.Under($"/pictures/{sha}", width);
}
