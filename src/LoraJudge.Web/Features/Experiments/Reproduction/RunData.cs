using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>The pictures that runs are trained and judged on.</summary>
/// <param name="Training">As they are: what a method leaves out is its own matter.</param>
/// <param name="Evaluation">Of other models, without those that the transfer left as they were.</param>
/// <param name="Threshold">Pictures of training models that the second threshold is chosen on.</param>
/// <param name="Key">What the pictures of an incorrect pair have in common.</param>
internal sealed record RunData(
    IReadOnlyList<TrainingPicture> Training,
    IReadOnlyList<TrainingPicture> Evaluation,
    IReadOnlyList<TrainingPicture> Threshold,
    PairKey Key,
    DataFacts Facts
)
{
    public bool HasOriginals => Training.Any(picture => picture.ReadOriginal is not null);

    /// <summary>Reads a folder with train and eval.</summary>
    /// <exception cref="ReproductionException">One of them is missing, or a model is in both.</exception>
    public static RunData Read(ReproductionOptions options, IImageDecoder decoder, CancellationToken cancellation)
    {
        var training = Part(options.Folder, "train");
        var evaluation = Part(options.Folder, "eval");
        if (Models(training).Intersect(Models(evaluation), StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } both)
        {
            throw new ReproductionException(
                $"In both train and eval: {string.Join(", ", both.Take(10))}{(both.Length > 10 ? $" and {both.Length - 10} more" : "")}. "
                    + "Figures of what was trained on flatter: leave each model in one of them."
            );
        }

        return Of(Path.GetFileName(Path.GetFullPath(options.Folder)), training, evaluation, options, decoder, cancellation);
    }

    public static RunData Of(
        string name,
        IReadOnlyList<TrainingPicture> training,
        IReadOnlyList<TrainingPicture> evaluation,
        ReproductionOptions options,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        string[] models = [.. Models(training).Order(StringComparer.Ordinal)];
        SeededRandom.Of(options.Evaluation.Seed, RandomPurpose.ThresholdModels).Shuffle(models);
        var drawn = models.Take(options.ThresholdModels == 0 ? models.Length : options.ThresholdModels).ToHashSet(StringComparer.Ordinal);
        var cleansed = Cleansed(evaluation, decoder, cancellation);
        var threshold = Cleansed([.. training.Where(picture => drawn.Contains(picture.Model))], decoder, cancellation);
        var facts = new DataFacts(
            name,
            Counted(training, cancellation),
            Counted(cleansed, cancellation),
            evaluation.Count - cleansed.Count,
            Counted(threshold, cancellation)
        );
        return new RunData(training, cleansed, threshold, KeyOf(training.Concat(evaluation)), facts);
    }

    /// <summary>The same to train on, with further folders' pictures to evaluate on; without pictures for the second threshold.</summary>
    /// <exception cref="ReproductionException">A folder is not there, or two have one name.</exception>
    public IReadOnlyList<RunData> On(IReadOnlyList<string> folders, IImageDecoder decoder, CancellationToken cancellation)
    {
        RunData[] sets = [.. folders.Select(folder => On(folder, decoder, cancellation))];
        if (sets.GroupBy(set => set.Facts.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new ReproductionException($"Two folders to evaluate on are called {twice.Key}: rename one of them.");
        return sets;
    }

    /// <returns>That models are trained and evaluated on; null where none is.</returns>
    public string? Overlap()
    {
        var both = Models(Training).Intersect(Models(Evaluation), StringComparer.OrdinalIgnoreCase).Count();
        return both == 0 ? null : $"Models of one name in train and {Facts.Name}: {both}. Figures of what was trained on flatter.";
    }

    private RunData On(string folder, IImageDecoder decoder, CancellationToken cancellation)
    {
        var pictures = ModelFolder.Read(folder);
        var cleansed = Cleansed(pictures, decoder, cancellation);
        return this with
        {
            Evaluation = cleansed,
            Threshold = [],
            Key = KeyOf(pictures),
            Facts = Facts with
            {
                Name = NameOf(folder),
                Evaluation = Counted(cleansed, cancellation),
                EvaluationCleansed = pictures.Count - cleansed.Count,
                Threshold = new PictureCounts(0, 0, ""),
            },
        };
    }

    /// <summary>With the folder that it lies in: "eval" alone would soon be taken.</summary>
    private static string NameOf(string folder) =>
        string.Join('/', Path.GetFullPath(folder).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).TakeLast(2));

    private static PairKey KeyOf(IEnumerable<TrainingPicture> pictures) =>
        pictures.Any(picture => picture.ReadOriginal is not null) ? PairKey.Sample : PairKey.Subject;

    public static IEnumerable<string> Models(IReadOnlyList<TrainingPicture> pictures) =>
        pictures.Select(picture => picture.Model).Distinct(StringComparer.Ordinal);

    private static IReadOnlyList<TrainingPicture> Part(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path)
            ? ModelFolder.Read(path)
            : throw new ReproductionException(
                $"There is no folder {path}: {folder} needs train/MODEL/SAMPLE.jpg and eval/MODEL/SAMPLE.jpg."
            );
    }

    private static IReadOnlyList<TrainingPicture> Cleansed(
        IReadOnlyList<TrainingPicture> pictures,
        IImageDecoder decoder,
        CancellationToken cancellation
    ) =>
        pictures.All(picture => picture.ReadOriginal is null)
            ? pictures
            : [.. Cleansing.Split(pictures, decoder, cancellation: cancellation).Kept.Select(kept => kept.Picture)];

    private static PictureCounts Counted(IReadOnlyList<TrainingPicture> pictures, CancellationToken cancellation) =>
        new(Models(pictures).Count(), pictures.Count, PictureHashes.Of(pictures, cancellation));
}

/// <param name="Name">The folder's.</param>
/// <param name="EvaluationCleansed">Pictures that were left out of the evaluation since the transfer left them as they were.</param>
internal sealed record DataFacts(
    string Name,
    PictureCounts Training,
    PictureCounts Evaluation,
    int EvaluationCleansed,
    PictureCounts Threshold
);

/// <param name="Hash">SHA-256 over names and files.</param>
internal sealed record PictureCounts(int Models, int Pictures, string Hash);
