using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>
/// Examples whose right score is plain: a model's own picture beside others of it, and beside those of the model that the portal's encoder
/// finds farthest from it.
/// </summary>
internal sealed class ExampleMaker(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    DraftEditor editor,
    StyleSearcher searcher,
    IBlobStore blobs,
    TimeProvider time
)
{
    private const long ExampleStream = 23;
    private const int Samples = 2;

    /// <summary>Two examples, and two practice items of other models.</summary>
    /// <exception cref="StudyException">The catalogue has too few models, or nothing can tell their distance.</exception>
    public async Task<DraftStanding> MakeAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        StudyPlan plan;
        List<ModelPictures> models;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await context.FindStudyAsync(user, id, cancellation) is not { } study)
                return DraftStanding.NotThere;
            plan = study.Plan;
            models = await ModelsAsync(context, id, cancellation);
        }

        List<StudyExample> made = [];
        foreach (var own in Chosen(models, plan.Seed))
            made.AddRange(Pair(own, await FarthestAsync(own, models, cancellation), plan.PicturesAnItem));
        return await editor.ChangeAsync(
            user,
            id,
            (_, study, _) =>
            {
                study.Plan = study.Plan with { Examples = [.. made.Take(2)], Practice = [.. made.Skip(2)] };
                return Task.CompletedTask;
            },
            cancellation
        );
    }

    /// <summary>Models of which no picture is a query come first: participants are not to know a query from the examples.</summary>
    private static IEnumerable<ModelPictures> Chosen(List<ModelPictures> models, long seed)
    {
        var usable = models.Where(model => model.Free.Count >= 2).ToList();
        return usable.Count < Samples || models.Count <= Samples
            ? throw new StudyException(
                "The catalogue has too few models for examples: it takes three or more, with pictures that are no queries."
            )
            : new PlanRandom(seed, ExampleStream).Shuffled(usable).OrderBy(model => model.HasQuery).Take(Samples);
    }

    private static IEnumerable<StudyExample> Pair(ModelPictures own, ModelPictures other, int count)
    {
        yield return new StudyExample(
            own.Free[0],
            [.. own.Free.Skip(1).Take(count)],
            StudyPlan.Scores - 1,
            StudyPlan.Scores,
            "Colours, lines and texture are the sample's: 3 or 4 is right."
        );
        yield return new StudyExample(
            own.Free[0],
            [.. other.Free.Take(count)],
            1,
            2,
            "Colours, lines and texture are others than the sample's: 1 or 2 is right."
        );
    }

    private static async Task<List<ModelPictures>> ModelsAsync(LoraJudgeDbContext context, long id, CancellationToken cancellation)
    {
        var queries = context.Topics.Where(topic => topic.StudyId == id).Select(topic => topic.BlobSha256);
        var pictures = await context
            .ReferenceImages.Where(image => !image.RemovedByCleansing)
            .OrderBy(image => image.LoraModel.Slug)
            .ThenBy(image => image.SampleImage.SampleSet.Name)
            .ThenBy(image => image.SampleImage.Code)
            .Select(image => new
            {
                image.LoraModelId,
                image.BlobSha256,
                IsQuery = queries.Contains(image.BlobSha256),
            })
            .ToListAsync(cancellation);
        return
        [
            .. pictures
                .GroupBy(image => image.LoraModelId)
                .Select(model => new ModelPictures(
                    model.Key,
                    [.. model.Where(image => !image.IsQuery).Select(image => image.BlobSha256).Distinct(StringComparer.Ordinal)],
                    model.Any(image => image.IsQuery)
                ))
                .Where(model => model.Free.Count > 0),
        ];
    }

    private async Task<ModelPictures> FarthestAsync(ModelPictures own, List<ModelPictures> models, CancellationToken cancellation)
    {
        try
        {
            var picture =
                await blobs.GetAsync(own.Free[0], cancellation)
                ?? throw new StudyException("A picture of the catalogue is lost: the status page says more.");
            var query = await searcher.EncodeAsync(picture, new SearchTimings(time), cancellation);
            return StyleSearcher
                    .Rank(query, query.Snapshot.Index.ModelCount, new SearchTimings(time))
                    .Reverse()
                    .Select(far => models.Find(model => model.Id == far.ModelId && model != own))
                    .OfType<ModelPictures>()
                    .FirstOrDefault()
                ?? throw new StudyException("The catalogue has just been changed: try once more.");
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            throw new StudyException($"{problem.Title}. {problem.Detail}");
        }
    }

    /// <param name="Free">Pictures that are no queries.</param>
    private sealed record ModelPictures(long Id, IReadOnlyList<string> Free, bool HasQuery);
}
