using System.Collections.Concurrent;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training.Sampling;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Training.Embedded;

/// <summary>Procedural pictures as files that somebody might upload: rendered when they are read, the same bytes each time.</summary>
public sealed class EmbeddedPictures(EmbeddedRecipe recipe, IImageDecoder decoder)
{
    private const int JpegQuality = 92;
    private readonly ConcurrentDictionary<(ProceduralCategory, int, long), Lazy<RgbImage>> samples = new();

    /// <summary>The pictures that the recipe trains on.</summary>
    /// <param name="rendered">Called once a picture that is read, from many threads.</param>
    public IReadOnlyList<TrainingPicture> Training(Action rendered)
    {
        var pool = Enumerable.Range(0, recipe.SamplePool).ToArray();
        return
        [
            .. recipe
                .Training.Variants(recipe.Variants)
                .SelectMany(
                    (style, number) =>
                        from category in ProceduralSamples.Categories
                        from index in Drawn(pool, number, category)
                        select Picture(recipe.Training, style, category, index, rendered)
                ),
        ];
    }

    /// <summary>The real pictures that the recipe trains on.</summary>
    /// <param name="data">The folder that holds the recipe's folders.</param>
    /// <exception cref="TrainingException">A folder is not there, or holds another number of pictures.</exception>
    public IReadOnlyList<TrainingPicture> Real(string data) => [.. recipe.Real.SelectMany(source => Of(data, source))];

    private static TrainingPicture[] Of(string data, RealPictures source)
    {
        var folder = Path.Combine(data, source.Folder);
        if (!Directory.Exists(folder))
            throw new TrainingException($"There is no folder {folder}: name the folder that holds {source.Folder}.");
        TrainingPicture[] pictures =
        [
            .. from model in Directory.GetDirectories(folder)
            from file in Directory.GetFiles(model, "*.jpg")
            select new TrainingPicture(
                $"{source.Folder}/{Path.GetFileName(model)}",
                Path.GetFileNameWithoutExtension(file),
                "",
                () => File.ReadAllBytes(file)
            )
            {
                Source = source.Folder,
            },
        ];
        return pictures.Length == source.Count
            ? pictures
            : throw new TrainingException($"{folder} holds {pictures.Length} pictures, and the recipe was written for {source.Count}.");
    }

    /// <summary>A split's first styles, each with the samples numbered <paramref name="first"/> and on of every category.</summary>
    public IEnumerable<TrainingPicture> Of(ProceduralSplit split, int styles, int first, int samplesPerCategory)
    {
        ArgumentNullException.ThrowIfNull(split);
        return from style in split.Styles().Take(styles)
            from category in ProceduralSamples.Categories
            from index in Enumerable.Range(first, samplesPerCategory)
            select Picture(split, style, category, index, () => { });
    }

    private IEnumerable<int> Drawn(int[] pool, int style, ProceduralCategory category)
    {
        int[] drawn = [.. pool];
        SeededRandom.Of(recipe.Training.SampleSeed, (style * ProceduralSamples.Categories.Count) + (int)category).Shuffle(drawn);
        return drawn.Take(recipe.SamplesPerCategory);
    }

    private TrainingPicture Picture(ProceduralSplit split, ProceduralStyle style, ProceduralCategory category, int index, Action rendered)
    {
        var code = ProceduralSamples.Create(category, index, split.SampleSeed).Code;
        return new TrainingPicture(style.Slug, code, code, Render);

        byte[] Render()
        {
            var seed = SeededRandom.Number(split.SampleSeed, ((int)category * 1000) + index);
            var jpeg = decoder.EncodeJpeg(style.Apply(Sample(category, index, split.SampleSeed), seed), JpegQuality);
            rendered();
            return jpeg;
        }
    }

    private RgbImage Sample(ProceduralCategory category, int index, long seed) =>
        samples
            .GetOrAdd(
                (category, index, seed),
                _ => new Lazy<RgbImage>(() => ProceduralSamples.Create(category, index, seed).Render(recipe.RenderEdge, recipe.RenderEdge))
            )
            .Value;
}
