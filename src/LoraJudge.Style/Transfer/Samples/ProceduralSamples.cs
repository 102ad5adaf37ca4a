using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Samples;

/// <summary>The paper's categories of sample pictures.</summary>
public enum ProceduralCategory
{
    Face,
    Object,
    Landscape,
    Abstract,
    Pattern,
    Painting,
}

/// <summary>Pictures drawn by code, for a first start without any file: as many as wanted, each the same on every machine.</summary>
public static class ProceduralSamples
{
    public const long DemoSeed = 2024;
    public const int PerCategory = 4;

    public static IReadOnlyList<ProceduralCategory> Categories { get; } = Enum.GetValues<ProceduralCategory>();

    /// <summary>The 24 samples of the demo's sample set: the first four of each category.</summary>
    public static IReadOnlyList<ProceduralSample> ReferenceSet(long seed = DemoSeed) =>
        [.. Categories.SelectMany(_ => Enumerable.Range(0, PerCategory), (category, index) => Create(category, index, seed))];

    /// <param name="index">From 0; the first four are the reference set, all further ones are held out of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative index or unknown category.</exception>
    public static ProceduralSample Create(ProceduralCategory category, int index, long seed = DemoSeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var scenes = Scenes(category);
        var (title, draw) = scenes[index % scenes.Length];
        var code = $"{category.ToString().ToLowerInvariant()}-{index + 1:00}";
        return new ProceduralSample(
            code,
            category,
            title,
            canvas =>
            {
                draw(canvas, new Dice(seed, (int)category, index));
                // A scene that comes round again faces the other way.
                if (index / scenes.Length % 2 == 1)
                    canvas.Mirror();
            }
        );
    }

    private static Scene[] Scenes(ProceduralCategory category) =>
        category switch
        {
            ProceduralCategory.Face => Portraits.All,
            ProceduralCategory.Object => Objects.All,
            ProceduralCategory.Landscape => Landscapes.All,
            ProceduralCategory.Abstract => Abstracts.All,
            ProceduralCategory.Pattern => Patterns.All,
            ProceduralCategory.Painting => Paintings.All,
            _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No such category."),
        };
}

/// <summary>What a sample shows: a title and how it is drawn; the dice vary palette, composition and content.</summary>
internal readonly record struct Scene(string Title, Action<Canvas, Dice> Draw);

/// <summary>One picture of the sample set.</summary>
public sealed class ProceduralSample
{
    private readonly Action<Canvas> draw;

    internal ProceduralSample(string code, ProceduralCategory category, string title, Action<Canvas> draw) =>
        (Code, Category, Title, this.draw) = (code, category, title, draw);

    /// <summary>Category and number, such as "face-01".</summary>
    public string Code { get; }
    public ProceduralCategory Category { get; }
    public string Title { get; }

    /// <summary>Draws it; an oblong picture shows the middle of the square one.</summary>
    public RgbImage Render(int width = 256, int height = 256)
    {
        var canvas = new Canvas(width, height);
        draw(canvas);
        return canvas.Picture.ToImage();
    }
}
