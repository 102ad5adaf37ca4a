using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <param name="Name">How the centres lie.</param>
/// <param name="Models">M.</param>
/// <param name="Centre">Of a model.</param>
/// <param name="Query">Of a number: a new picture.</param>
internal sealed record CentreCatalogue(string Name, int Models, Func<int, float[]> Centre, Func<int, float[]> Query)
{
    public const int Dimensions = OverlappingClusters.Dimensions;

    /// <summary>As pictures of real models lie: <see cref="OverlappingClusters"/>.</summary>
    public static CentreCatalogue Families(int models)
    {
        var clusters = new OverlappingClusters(models);
        return new CentreCatalogue(
            "families",
            models,
            clusters.Centre,
            query => clusters.Picture(clusters.ModelOf(query), OverlappingClusters.References + query)
        );
    }

    /// <summary>The hardest: normal numbers in all directions alike, queries too.</summary>
    public static CentreCatalogue Cloud(int models) => new("cloud", models, number => Normal(5, number), number => Normal(6, number));

    public ModelCentre Model(int model) =>
        new(model, Centre(model))
        {
            Pictures = OverlappingClusters.References,
            Traits = OverlappingClusters.Traits(model),
            Version = model,
        };

    public IEnumerable<ModelCentre> All() => Enumerable.Range(0, Models).Select(Model);

    private static float[] Normal(int kind, int number)
    {
        var random = new Gaussians(((ulong)kind << 60) ^ (ulong)number);
        var vector = new float[Dimensions];
        for (var index = 0; index < vector.Length; index++)
            vector[index] = (float)random.Next();
        return vector;
    }
}
