using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Makes pictures of the catalogue's models queries: of each model one at most, evenly from all samples, drawn by the study's seed.</summary>
internal sealed class HeldOutQueries(DraftEditor editor)
{
    private const long ModelStream = 21;
    private const long SampleStream = 22;

    public Task<DraftStanding> AddAsync(ClaimsPrincipal user, long id, int count, CancellationToken cancellation)
    {
        if (count is < 1 or > DraftQueries.Most)
            throw new StudyException($"How many is {count}: write a number from 1 to {DraftQueries.Most}.");
        return editor.ChangeAsync(user, id, (context, study, token) => AddAsync(context, study, count, token), cancellation);
    }

    private static async Task AddAsync(LoraJudgeDbContext context, Study study, int count, CancellationToken cancellation)
    {
        var present = await context
            .Topics.Include(topic => topic.ReferenceImage)
            .Where(topic => topic.StudyId == study.Id)
            .ToListAsync(cancellation);
        DraftQueries.EnsureRoom(present.Count, count);
        var chosen = Choose(await PicturesAsync(context, cancellation), present, study.Plan.Seed);
        if (chosen.Count < count)
            throw new StudyException(
                $"{Counted.Of(chosen.Count, "model is", "models are")} left that a picture can be held out of, with others to be found by: write {chosen.Count} or less."
            );
        foreach (var (image, code) in chosen.Take(count).Zip(DraftQueries.FreeCodes(present.Select(topic => topic.Code))))
        {
            context.Topics.Add(
                new Topic
                {
                    StudyId = study.Id,
                    Code = code,
                    Origin = TopicOrigin.HeldOut,
                    ReferenceImageId = image.Id,
                    BlobSha256 = image.BlobSha256,
                    Width = image.Width,
                    Height = image.Height,
                }
            );
        }
    }

    /// <summary>Of models that have another picture to be found by.</summary>
    private static async Task<List<ReferenceImage>> PicturesAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var pictures = await context
            .ReferenceImages.AsNoTracking()
            .Include(image => image.LoraModel)
            .Include(image => image.SampleImage.SampleSet)
            .Where(image => !image.RemovedByCleansing)
            .ToListAsync(cancellation);
        return
        [
            .. pictures
                .GroupBy(image => image.LoraModelId)
                .Where(model => model.DistinctBy(image => image.BlobSha256, StringComparer.Ordinal).Skip(1).Any())
                .SelectMany(model => model),
        ];
    }

    /// <returns>A picture of each model that has none among the present queries, in the order of the draw.</returns>
    private static List<ReferenceImage> Choose(IReadOnlyList<ReferenceImage> pictures, IReadOnlyList<Topic> present, long seed)
    {
        var used = present.Select(topic => topic.ReferenceImage?.LoraModelId).ToHashSet();
        var known = present.Select(topic => topic.BlobSha256).ToHashSet(StringComparer.Ordinal);
        var rank = new PlanRandom(seed, SampleStream)
            .Shuffled(
                pictures
                    .Select(Sample)
                    .Distinct()
                    .OrderBy(sample => sample.Set, StringComparer.Ordinal)
                    .ThenBy(sample => sample.Code, StringComparer.Ordinal)
            )
            .Select((sample, place) => (sample, place))
            .ToDictionary(pair => pair.sample, pair => pair.place);
        var taken = present.Select(topic => topic.ReferenceImage?.SampleImageId).OfType<long>().CountBy(sample => sample).ToDictionary();
        var models = pictures.GroupBy(image => image.LoraModelId).OrderBy(model => model.First().LoraModel.Slug, StringComparer.Ordinal);
        List<ReferenceImage> chosen = [];
        foreach (var model in new PlanRandom(seed, ModelStream).Shuffled(models).Where(model => !used.Contains(model.Key)))
        {
            var next = model
                .Where(image => !known.Contains(image.BlobSha256))
                .OrderBy(image => taken.GetValueOrDefault(image.SampleImageId))
                .ThenBy(image => rank[Sample(image)])
                .FirstOrDefault();
            if (next is null)
                continue;
            chosen.Add(next);
            known.Add(next.BlobSha256);
            taken[next.SampleImageId] = taken.GetValueOrDefault(next.SampleImageId) + 1;
        }

        return chosen;
    }

    /// <summary>A sample by its names: ids differ from portal to portal.</summary>
    private static (string Set, string Code) Sample(ReferenceImage image) => (image.SampleImage.SampleSet.Name, image.SampleImage.Code);
}
