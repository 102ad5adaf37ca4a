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
