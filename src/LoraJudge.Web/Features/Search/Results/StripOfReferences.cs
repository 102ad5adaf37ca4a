using LoraJudge.Data;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>The same few samples for all models of a ranking.</summary>
internal sealed class StripOfReferences
{
    private readonly Dictionary<(long Model, long Sample), StripPicture> pictures;

    private StripOfReferences(IReadOnlyList<StripSample> samples, Dictionary<(long Model, long Sample), StripPicture> pictures) =>
        (Samples, this.pictures) = (samples, pictures);

    public IReadOnlyList<StripSample> Samples { get; }

    public IReadOnlyList<StripPicture?> PicturesOf(long modelId) =>
        [.. Samples.Select(sample => pictures.GetValueOrDefault((modelId, sample.Id)))];

    /// <summary>Takes the samples that most of the models have pictures of; of those, as many kinds as there is room for.</summary>
    public static async Task<StripOfReferences> ReadAsync(LoraJudgeDbContext context, List<long> models, CancellationToken cancellation)
    {
        var references = await context
            .ReferenceImages.Where(reference => models.Contains(reference.LoraModelId))
            .Select(reference => new
            {
                reference.LoraModelId,
                reference.SampleImageId,
                reference.BlobSha256,
                reference.Width,
                reference.Height,
            })
            .ToListAsync(cancellation);
        var counts = references.CountBy(reference => reference.SampleImageId).ToDictionary();
        var ids = counts.Keys.ToList();
        var samples = await context.SampleImages.AsNoTracking().Where(sample => ids.Contains(sample.Id)).ToListAsync(cancellation);
        var chosen = SampleSequence
            .Order(samples, sample => new SampleKey(sample.SampleSetId, sample.Id, sample.Category, sample.Code))
            .Select((sample, place) => (sample, place))
            .OrderByDescending(item => counts[item.sample.Id])
            .ThenBy(item => item.place)
            .Take(ResultHandler.StripLength)
            .OrderBy(item => item.place)
            .Select(item => new StripSample(item.sample.Id, SampleSequence.Caption(item.sample.Code), item.sample.BlobSha256));
        return new StripOfReferences(
            [.. chosen],
            references.ToDictionary(
                reference => (reference.LoraModelId, reference.SampleImageId),
                reference => new StripPicture(reference.BlobSha256, reference.Width, reference.Height)
            )
        );
    }
}
