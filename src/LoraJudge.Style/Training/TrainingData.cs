using System.Security.Cryptography;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Style.Training.Sampling;

namespace LoraJudge.Style.Training;

/// <summary>The pictures of a run, after everything that leaves some out.</summary>
/// <param name="Training">Trained on; two models or more with two pictures or more each.</param>
/// <param name="Validation">Of models that are not trained on.</param>
internal sealed record TrainingData(
    IReadOnlyList<HashedPicture> Training,
    IReadOnlyList<HashedPicture> Validation,
    IReadOnlyList<LeftOutOfTraining> LeftOut
)
{
    private const int ReadAtOnce = 64;

    /// <summary>SHA-256 over models, their families, samples and pictures, in order.</summary>
    public string Hash { get; } = HashOf([.. Training, .. Validation]);

    public int Models => ModelsOf(Training).Count;

    /// <exception cref="TrainingException">Too little is left to train on.</exception>
    public static TrainingData Select(
        TrainingOptions options,
        IReadOnlyList<TrainingPicture> pictures,
        PixelStore pixels,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        var wanted = pictures.Where(picture => Wanted(options, picture)).GroupBy(picture => picture.Model, StringComparer.Ordinal);
        var (training, validation) = Draw(options, [.. wanted.Where(model => model.Count() > 1).Select(model => model.Key)]);
        var drawn = wanted.Where(model => training.Contains(model.Key) || validation.Contains(model.Key)).SelectMany(model => model);
        var leftOut = new List<LeftOutOfTraining>();
        var kept = Readable(Cleansed(options, [.. drawn], decoder, leftOut, cancellation), pixels, leftOut, cancellation);
        var data = new TrainingData(Of(kept, training, leftOut), Of(kept, validation, leftOut: []), leftOut);
        Check(data.Models, "", leftOut);
        if (options.ValidationModels > 0)
            Check(ModelsOf(data.Validation).Count, "to validate on ", leftOut);
        return data;
    }

    private static void Check(int models, string purpose, List<LeftOutOfTraining> leftOut)
    {
        if (models < 2)
        {
            throw new TrainingException(
                $"{models} models {purpose}are left with two pictures or more that can be used; two are needed. {leftOut.FirstOrDefault()?.Reason}"
            );
        }
    }

    public static IReadOnlyList<string> ModelsOf(IEnumerable<HashedPicture> pictures) =>
        [.. pictures.Select(picture => picture.Picture.Model).Distinct(StringComparer.Ordinal)];

    private static List<HashedPicture> Readable(
        IEnumerable<TrainingPicture> pictures,
        PixelStore pixels,
        List<LeftOutOfTraining> leftOut,
        CancellationToken cancellation
    )
    {
        var readable = new List<HashedPicture>();
        foreach (var chunk in pictures.Chunk(ReadAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (picture, (hashed, problem)) in chunk.Zip(pixels.Add(chunk)))
            {
                if (hashed is not null)
                    readable.Add(hashed);
                else
                    leftOut.Add(new LeftOutOfTraining(picture.Model, picture.Sample, problem!));
            }
        }

        return readable;
    }

    private static bool Wanted(TrainingOptions options, TrainingPicture picture) =>
        options.Subjects.Count == 0 || options.Subjects.Contains(picture.Subject, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<TrainingPicture> Cleansed(
        TrainingOptions options,
        IReadOnlyList<TrainingPicture> pictures,
        IImageDecoder decoder,
        List<LeftOutOfTraining> leftOut,
        CancellationToken cancellation
    )
    {
        if (!options.Cleansing || pictures.All(picture => picture.ReadOriginal is null))
            return pictures;
        var split = Cleansing.Split(pictures, decoder, options.CleansingThreshold, cancellation: cancellation);
        leftOut.AddRange(
            split.LeftOut.Select(one => new LeftOutOfTraining(
                one.Picture.Model,
                one.Picture.Sample,
                FormattableString.Invariant($"The transfer left it as it was: its mean squared error is {one.MeanSquaredError:0.####}.")
            ))
        );
        return split.Kept.Select(one => one.Picture);
    }

    /// <summary>Which models are trained and which validated on: a draw that depends on the seed and the models' names alone.</summary>
    private static (HashSet<string> Training, HashSet<string> Validation) Draw(TrainingOptions options, string[] models)
    {
        var needed = options.ValidationModels + 2;
        if (models.Length < needed)
        {
            throw new TrainingException(
                $"{(models.Length == 1 ? "1 model has" : $"{models.Length} models have")} two pictures or more, and {needed} are needed"
                    + (options.ValidationModels > 0 ? $", {options.ValidationModels} of them to validate on." : ".")
                    + " How pictures of one model differ is learnt from them: import more pictures of each model, or more models."
            );
        }

        string[] order = [.. models.Order(StringComparer.Ordinal)];
        SeededRandom.Of(options.Seed, stream: -1).Shuffle(order);
        var training = order.Skip(options.ValidationModels).Take(options.MaxModels == 0 ? int.MaxValue : options.MaxModels);
        return (training.ToHashSet(StringComparer.Ordinal), order.Take(options.ValidationModels).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The pictures of some models in order; a model that has only one left is left out.</summary>
    private static HashedPicture[] Of(List<HashedPicture> pictures, HashSet<string> models, List<LeftOutOfTraining> leftOut)
    {
        var found = pictures
            .Where(picture => models.Contains(picture.Picture.Model))
            .GroupBy(picture => picture.Picture.Model, StringComparer.Ordinal)
            .ToLookup(model => model.Count() > 1);
        leftOut.AddRange(
            found[false].Select(model => new LeftOutOfTraining(model.Key, model.First().Picture.Sample, "It is its model's only picture."))
        );
        return
        [
            .. found[true]
                .SelectMany(model => model)
                .OrderBy(picture => picture.Picture.Model, StringComparer.Ordinal)
                .ThenBy(picture => picture.Picture.Sample, StringComparer.Ordinal),
        ];
    }

    private static string HashOf(IEnumerable<HashedPicture> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(
                System.Text.Encoding.UTF8.GetBytes(
                    $"{picture.Picture.Model}\n{picture.Picture.Sample}\n{picture.Picture.Subject}\n{picture.Sha256}\n{(picture.Picture.Family is { } family ? $"of {family}\n" : "")}"
                )
            );
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
