using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Training.Embedded;

/// <summary>
/// How well an encoder finds styles that it has not seen by pictures of samples that they were not shown with before: each style has
/// references of some samples, and is searched by pictures of others.
/// </summary>
public sealed class UnseenStyles(EmbeddedRecipe recipe, IImageDecoder decoder)
{
    /// <summary>Styles of the test, and of the validation that choices are made by.</summary>
    public const int Styles = 24;

    /// <summary>Reference samples of each category.</summary>
    private const int References = 2;

    /// <summary>Further samples of each category, which are searched by.</summary>
    private const int Queries = 1;

    /// <param name="encode">A picture's file → its vector in the style space.</param>
    /// <param name="styles">How many of the split's styles.</param>
    /// <param name="ranking">How styles are ranked. By centre, the space is adapted to the references.</param>
    /// <returns>Mean reciprocal rank of the queries' styles.</returns>
    public double MeanReciprocalRank(
        ProceduralSplit split,
        Func<IReadOnlyList<byte[]>, IReadOnlyList<float[]>> encode,
        int styles = Styles,
        RankingMethod ranking = RankingMethod.MeanDistance
    )
    {
        ArgumentNullException.ThrowIfNull(encode);
        var references = Encoded(split, encode, styles, 0, References);
        var queries = Encoded(split, encode, styles, References, Queries);
        var adaptation = ranking == RankingMethod.Centre ? Adaptation(references) : null;
        float[] Adapted(float[] vector) => adaptation?.Project(vector) ?? vector;
        var index = SpaceIndex.Build(
            adaptation,
            [.. references.Select((style, number) => new ModelReferences(number, Array.ConvertAll(style, Adapted)))]
        );
        return queries
            .SelectMany((style, number) => style.Select(query => 1.0 / Rank(index.Search(Adapted(query), styles), number)))
            .Average();
    }

    /// <summary>The same by an encoder whose vectors are in the style space.</summary>
    public double MeanReciprocalRank(ProceduralSplit split, BatchEncoder encoder, int styles = Styles) =>
        MeanReciprocalRank(split, files => Vectors(encoder, files), styles, encoder.Description.Ranking);

    /// <summary>All styles' references show the same samples, in the same order.</summary>
    private static CentreAdaptation Adaptation(float[][][] references) =>
        CentreAdaptationFit.Fit([
            .. references.SelectMany((style, number) => style.Select((vector, sample) => new AdaptationPicture(number, sample, vector))),
        ]);

    /// <summary>Vectors of picture files.</summary>
    public IReadOnlyList<float[]> Vectors(BatchEncoder encoder, IReadOnlyList<byte[]> files)
    {
        const int Batch = 16;
        ArgumentNullException.ThrowIfNull(encoder);
        return
        [
            .. files
                .AsParallel()
                .AsOrdered()
                .Select(file => decoder.DecodeSquare(file, encoder.Description.InputEdge))
                .AsEnumerable()
                .Chunk(Batch)
                .SelectMany(encoder.Encode),
        ];
    }

    private float[][][] Encoded(
        ProceduralSplit split,
        Func<IReadOnlyList<byte[]>, IReadOnlyList<float[]>> encode,
        int styles,
        int first,
        int samplesPerCategory
    )
    {
        TrainingPicture[] pictures = [.. new EmbeddedPictures(recipe, decoder).Of(split, styles, first, samplesPerCategory)];
        var files = pictures.AsParallel().AsOrdered().Select(picture => picture.Read()).ToArray();
        return [.. encode(files).Chunk(pictures.Length / styles)];
    }

    private static int Rank(IReadOnlyList<RankedModel> ranking, int own) => 1 + ranking.TakeWhile(model => model.ModelId != own).Count();
}
