using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>
/// Models whose pictures overlap, in families of a hundred: a larger catalogue has more families, not denser ones. The variance of the j-th
/// direction falls as 1/j, as principal components do, for families (4² times a model's), models and a model's pictures
/// (<see cref="Noise"/>² times). The noise is such that among the 100 models of a family, of 30 references each, a picture's own model has an
/// MRR of about 0.45.
/// </summary>
/// <param name="models">M.</param>
/// <param name="familySize">As many as there are models make one cloud without families.</param>
internal sealed class OverlappingClusters(int models, int familySize = OverlappingClusters.FamilySize)
{
    public const int Dimensions = 128;
    public const int References = 30;
    public const double Noise = 2.28;
    private const double FamilySpread = 4;
    public const int FamilySize = 100;

    private static readonly float[] Deviations =
    [
        .. Enumerable.Range(1, Dimensions).Select(direction => (float)(1 / Math.Sqrt(direction))),
    ];

    public int Count => models;

    public IEnumerable<ModelReferences> Models() => Enumerable.Range(0, models).Select(Model);

    public ModelReferences Model(int model) =>
        new(model, [.. Enumerable.Range(0, References).Select(reference => Picture(model, reference))]) { Traits = Traits(model) };

    /// <param name="number">Another picture of the model for each; those below <see cref="References"/> are its references.</param>
    public float[] Picture(int model, int number)
    {
        var picture = new float[Dimensions];
        Add(picture, FamilySpread, (1, model / familySize, 0));
        Add(picture, 1, (2, model, 0));
        Add(picture, Noise, (3, model, number));
        return picture;
    }

    /// <summary>About the mean of a model's references.</summary>
    public float[] Centre(int model)
    {
        var centre = new float[Dimensions];
        Add(centre, FamilySpread, (1, model / familySize, 0));
        Add(centre, 1, (2, model, 0));
        Add(centre, Noise / Math.Sqrt(References), (4, model, 0));
        return centre;
    }

    /// <returns>New pictures of models all over the catalogue.</returns>
    public float[][] Queries(int count) => [.. Enumerable.Range(0, count).Select(query => Picture(ModelOf(query), References + query))];

    public int ModelOf(int query) => (int)(query * 7919L % models);

    public static ModelTraits Traits(int model) => new(model % 3 == 0 ? "SDXL 1.0" : "SD 1.5", null, model % 5 == 0 ? 8 : 1);

    private static void Add(float[] picture, double spread, (int Kind, int Owner, int Number) what)
    {
        var random = new Gaussians(((ulong)what.Kind << 60) ^ ((ulong)what.Owner << 24) ^ (ulong)what.Number);
        for (var index = 0; index < picture.Length; index++)
            picture[index] += (float)(spread * random.Next()) * Deviations[index];
    }
}
