using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

/// <summary>The exhaustive ranking in plain double-precision loops, summed in the order that <see cref="StyleDistance"/> promises.</summary>
internal static class PlainRanking
{
    public static RankedModel[] Of(
        IEnumerable<ModelReferences> models,
        float[][] pictures,
        int count,
        Predicate<ModelTraits>? filter = null
    ) =>
        [
            .. models
                .Where(model => filter?.Invoke(model.Traits) != false)
                .Select(model => new RankedModel(model.ModelId, pictures.Sum(picture => Average(picture, model)) / pictures.Length))
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId)
                .Take(count),
        ];

    private static double Average(float[] picture, ModelReferences model) =>
        model
            .References.Order(Comparer<float[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Sum(reference => Distance(picture, reference)) / model.References.Count;

    private static double Distance(float[] a, float[] b)
    {
        var s = new double[16];
        for (var index = 0; index < a.Length; index++)
            s[index % 16] += ((double)a[index] - b[index]) * ((double)a[index] - b[index]);
        var t = new double[4];
        for (var index = 0; index < 4; index++)
            t[index] = s[index] + s[index + 4] + (s[index + 8] + s[index + 12]);
        return Math.Sqrt(t[0] + t[1] + (t[2] + t[3]));
    }
}
