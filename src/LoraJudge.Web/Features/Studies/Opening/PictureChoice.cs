using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// Chooses the samples by which a topic's candidates are shown: the same ones for all of them, drawn at random, without the one that the
/// query itself is a picture of.
/// </summary>
internal sealed class PictureChoice(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    private const long PictureStream = 11;

    /// <param name="topic">With its held-out reference, where there is one.</param>
    /// <param name="models">Ids of those that are judged for it.</param>
    /// <param name="count">Pictures of each; fewer where the models have not so many samples in common.</param>
    /// <param name="seed">Of the study.</param>
    /// <param name="number">Of the topic, from 0.</param>
    /// <exception cref="StudyException">The models have no sample in common.</exception>
    public async Task<ShownPictures> ChooseAsync(
        Topic topic,
        IReadOnlyCollection<long> models,
        int count,
        long seed,
        int number,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ownSample = topic.ReferenceImage?.SampleImageId;
        var pictures = await context
            .ReferenceImages.Where(image => models.Contains(image.LoraModelId) && !image.RemovedByCleansing)
            .Where(image => image.SampleImageId != ownSample && image.BlobSha256 != topic.BlobSha256)
            .Select(image => new
            {
                image.LoraModelId,
                image.SampleImageId,
                image.BlobSha256,
                Set = image.SampleImage.SampleSet.Name,
                image.SampleImage.Code,
                Original = image.SampleImage.BlobSha256,
            })
            .ToListAsync(cancellation);
        var samples = pictures
            .GroupBy(picture => picture.SampleImageId)
            .Where(sample => sample.Count() == models.Count)
            .OrderBy(sample => sample.First().Set, StringComparer.Ordinal)
            .ThenBy(sample => sample.First().Code, StringComparer.Ordinal)
            .ToList();
        var chosen = new PlanRandom(seed, PictureStream, number).Shuffled(samples).Take(count).ToList();
        return chosen.Count == 0
            ? throw new StudyException(
                $"The models that were found for {topic.Code} have no sample in common to be shown by: give all models pictures of the same samples."
            )
            : new ShownPictures(
                [.. chosen.Select(sample => sample.First().Original ?? "")],
                models.ToDictionary(
                    model => model,
                    model => chosen.Select(sample => sample.Single(picture => picture.LoraModelId == model).BlobSha256).ToList()
                )
            );
    }
}

/// <param name="Originals">SHA-256 of the samples' originals, in their order; empty text where there is none.</param>
/// <param name="OfModel">SHA-256 of each model's pictures of the samples, in the same order.</param>
internal sealed record ShownPictures(List<string> Originals, IReadOnlyDictionary<long, List<string>> OfModel);
