using LoraJudge.Style.Ranking;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.Style.Training.Embedded;

/// <summary>How the embedded encoder is made: everything that its checkpoint depends on.</summary>
public sealed record EmbeddedRecipe
{
    public static EmbeddedRecipe Present { get; } = new();

    public string Name { get; init; } = "Embedded encoder";

    /// <summary>Styles to train on, to choose by, and to test on, and the samples that each of them is shown with. No two share a style or
    /// a sample; the demo has neither of them (its styles are as they come, its samples are those of
    /// <see cref="ProceduralSamples.DemoSeed"/>).</summary>
    public ProceduralSplit Training { get; init; } = new(FirstStyleSeed: 710_000_000, SampleSeed: 710_001);
    public ProceduralSplit Validation { get; init; } = new(FirstStyleSeed: 720_000_000, SampleSeed: 720_001);
    public ProceduralSplit Test { get; init; } = new(FirstStyleSeed: 730_000_000, SampleSeed: 730_001);

    /// <summary>Variants of every procedural style that are drawn from.</summary>
    public int Variants { get; init; } = 8;

    /// <summary>Samples of each category that every variant is shown with.</summary>
    public int SamplesPerCategory { get; init; } = 2;

    /// <summary>Each variant has its own samples among this many of each category.</summary>
    public int SamplePool { get; init; } = 12;

    /// <summary>Styles that are trained on: all variants, or as many of them as the options draw.</summary>
    public int Styles =>
        Options.MaxModels > 0 ? Math.Min(Options.MaxModels, ProceduralStyles.All.Count * Variants) : ProceduralStyles.All.Count * Variants;

    /// <summary>Procedural pictures that are trained on.</summary>
    public int Painted => Styles * ProceduralSamples.Categories.Count * SamplesPerCategory;

    /// <summary>Pictures that are trained on.</summary>
    public int Pictures => Painted + Real.Sum(source => source.Count);

    /// <summary>Side in pixels that samples are rendered at; pictures come to the input as uploads do.</summary>
    public int RenderEdge { get; init; } = 256;

    /// <summary>Real pictures to train on beside them: folders of the data, a folder a model in each.</summary>
    public IReadOnlyList<RealPictures> Real { get; init; } =
    [new("sd-styles/train", 9600), new("more-styles/train", 3434), new("more-styles/horde", 650)];

    /// <summary>
    /// ResNet18 as it is, to its second stage (the third finds pictures of the same source a little better, those of others no better, and takes half as
    /// long again), and the discriminant of all models, centred by where they come from.
    /// </summary>
    public TrainingOptions Options { get; init; } =
        new()
        {
            Backbone = Backbone.ResNet18,
            Stages = 2,
            FrozenBlocks = 2,
            InputEdge = 160,
            Pooling = Pooling.Statistics,
            PrincipalInputs = 400,
            Method = TrainingMethod.Discriminant,
            Ranking = RankingMethod.Centre,
            Shrinkage = 0.3,
            Epochs = 1,
            Device = "cpu",
            Seed = 1,
        };
}

/// <param name="Folder">Within the data, with slashes.</param>
/// <param name="Count">How many pictures it holds: with others the encoder would be another.</param>
public sealed record RealPictures(string Folder, int Count);

/// <param name="FirstStyleSeed">Styles are <see cref="ProceduralStyles.Create"/> of this seed and those after it.</param>
/// <param name="SampleSeed">Of <see cref="ProceduralSamples.Create"/>.</param>
public sealed record ProceduralSplit(long FirstStyleSeed, long SampleSeed)
{
    /// <summary>Styles without end.</summary>
    public IEnumerable<ProceduralStyle> Styles()
    {
        for (var seed = FirstStyleSeed; ; seed++)
            yield return ProceduralStyles.Create(seed);
    }

    /// <summary>The first styles until there are <paramref name="variants"/> of each program.</summary>
    public IReadOnlyList<ProceduralStyle> Variants(int variants)
    {
        var found = ProceduralStyles.All.ToDictionary(style => style.Name, _ => new List<ProceduralStyle>(), StringComparer.Ordinal);
        foreach (var style in Styles())
        {
            if (found[style.Name].Count < variants)
                found[style.Name].Add(style);
            if (found.Values.All(own => own.Count == variants))
                break;
        }

        return [.. found.Values.SelectMany(own => own)];
    }
}
