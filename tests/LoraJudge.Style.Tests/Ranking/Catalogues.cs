using CsCheck;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

/// <summary>Catalogues as unfriendly as they come, and what ranking them means, written down naively.</summary>
internal static class Catalogues
{
    /// <summary>Coordinates that meet: small whole numbers of a scale make ties and zero vectors, others do not.</summary>
    private static readonly Gen<Func<Gen<float>>> Coordinate = Gen.Select(
        Gen.Int[-6, 6],
        Gen.Bool,
        (exponent, whole) =>
        {
            var scale = (float)Math.Pow(10, exponent);
            return (Func<Gen<float>>)(
                () => whole ? Gen.Int[-2, 2].Select(step => step * scale) : Gen.Double[-1, 1].Select(x => (float)x * scale)
            );
        }
    );

    /// <summary>Models and a query: 1 to 12 models of 1 to 60 references in 1 to 9 dimensions, some the twins of others.</summary>
    public static readonly Gen<(ModelReferences[] Models, float[] Query)> Any =
        from coordinate in Coordinate
        from dimensions in Gen.Int[1, 9]
        let vector = coordinate().Array[dimensions]
        from references in vector.Array[1, 60].Array[1, 8]
        from twins in Gen.Int[0, 99].Array[0, 4]
        from query in vector
        let sets = references.Concat(twins.Select(twin => Turned(references[twin % references.Length], twin))).ToArray()
        from ids in Gen.Shuffle(Enumerable.Range(1, sets.Length).Select(id => (long)id * 7).ToArray())
        select (sets.Select((set, index) => new ModelReferences(ids[index], set)).ToArray(), query);

    /// <summary>Equation 3 of the paper by its letter, ties by id.</summary>
    public static IReadOnlyList<RankedModel> RankNaively(IEnumerable<ModelReferences> models, float[] query) =>
        [
            .. models
                .Select(model => new RankedModel(model.ModelId, model.References.Average(reference => Distance(query, reference))))
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId),
        ];

    public static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => Math.Pow((double)x - y, 2)).Sum());

    /// <summary>The same references in another order.</summary>
    private static float[][] Turned(float[][] references, int by) =>
        [.. references.Skip(by % references.Length), .. references.Take(by % references.Length)];
}
