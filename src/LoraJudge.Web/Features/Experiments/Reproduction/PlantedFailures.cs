using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>
/// Data for NoCleansing: pictures with originals, some of them replaced in memory by the original itself, as transfers that failed.
/// All draws are the evaluation seed's, so that every training seed meets the same data.
/// </summary>
internal static class PlantedFailures
{
    /// <exception cref="ReproductionException">The folder has too few models, or samples without originals.</exception>
    public static (RunData Data, PlantedFacts Facts) Make(
        ReproductionOptions options,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        var all = ModelFolder.Read(options.CleansingData!);
        string[] models = [.. RunData.Models(all).Order(StringComparer.Ordinal)];
        if (models.Length < options.CleansingModels + 2)
        {
            throw new ReproductionException(
                $"{options.CleansingData} has {models.Length} models; {options.CleansingModels + 2} are needed, two of them to evaluate on."
            );
        }

        SeededRandom.Of(options.Evaluation.Seed, RandomPurpose.CleansingModels).Shuffle(models);
        var trained = models.Take(options.CleansingModels).ToHashSet(StringComparer.Ordinal);
        var (pictures, planted) = Plant(Drawn(all, options), options);
        var data = RunData.Of(
            Path.GetFileName(Path.GetFullPath(options.CleansingData!)),
            [.. pictures.Where(picture => trained.Contains(picture.Model))],
            [.. pictures.Where(picture => !trained.Contains(picture.Model))],
            options,
            decoder,
            cancellation
        );
        return (data, Facts(pictures, planted, decoder, cancellation));
    }

    /// <summary>The same samples of every model, of those that have an original.</summary>
    private static TrainingPicture[] Drawn(IReadOnlyList<TrainingPicture> all, ReproductionOptions options)
    {
        var withOriginal = all.Where(picture => picture.ReadOriginal is not null).ToArray();
        if (withOriginal.Length == 0)
            throw new ReproductionException($"{options.CleansingData} has no originals: it needs originals/SAMPLE.jpg beside its models.");
        string[] samples =
        [
            .. withOriginal.Select(picture => picture.Sample).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        SeededRandom.Of(options.Evaluation.Seed, RandomPurpose.CleansingSamples).Shuffle(samples);
        var drawn = samples.Take(options.CleansingSamples).ToHashSet(StringComparer.Ordinal);
        return [.. withOriginal.Where(picture => drawn.Contains(picture.Sample))];
    }

    private static (TrainingPicture[] Pictures, HashSet<int> Planted) Plant(TrainingPicture[] pictures, ReproductionOptions options)
    {
        int[] order = [.. Enumerable.Range(0, pictures.Length)];
        SeededRandom.Of(options.Evaluation.Seed, RandomPurpose.PlantedPictures).Shuffle(order);
        var planted = order.Take((int)Math.Round(pictures.Length * options.PlantedShare)).ToHashSet();
        return (
            [.. pictures.Select((picture, place) => planted.Contains(place) ? picture with { Read = picture.ReadOriginal! } : picture)],
            planted
        );
    }

    private static PlantedFacts Facts(
        TrainingPicture[] pictures,
        HashSet<int> planted,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        var failures = planted.Select(place => pictures[place]).ToHashSet();
        var found = Cleansing.Split(pictures, decoder, cancellation: cancellation).LeftOut;
        var right = found.Count(picture => failures.Contains(picture.Picture));
        return new PlantedFacts(pictures.Length, planted.Count, right, found.Count - right);
    }
}

/// <param name="Pictures">In all.</param>
/// <param name="Planted">Replaced by their originals.</param>
/// <param name="Found">Of these, found by cleansing.</param>
/// <param name="OthersRemoved">Left out by cleansing although nothing was planted there.</param>
internal sealed record PlantedFacts(int Pictures, int Planted, int Found, int OthersRemoved);
