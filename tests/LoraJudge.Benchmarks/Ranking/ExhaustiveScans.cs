using System.Numerics.Tensors;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>What the bounds are compared with: every reference of every model, in single precision.</summary>
internal static class ExhaustiveScans
{
    public static IReadOnlyList<RankedModel> Plain(BoundedIndex index, float[] query, int count) => Rank(index, query, count, Loop);

    /// <summary>By the widest vectors that the machine has.</summary>
    public static IReadOnlyList<RankedModel> Simd(BoundedIndex index, float[] query, int count) =>
        Rank(index, query, count, TensorPrimitives.Distance);

    private delegate float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

    private static IReadOnlyList<RankedModel> Rank(BoundedIndex index, float[] query, int count, Distance distance)
    {
        var nearest = new NearestModels(count);
        foreach (var segment in index.Segments)
        foreach (var entry in segment.Entries.AsSpan(0, segment.Count))
        {
            var sum = 0f;
            var references = entry.References.Read();
            for (var at = 0; at < references.Length; at += query.Length)
                sum += distance(query, references.Slice(at, query.Length));
            nearest.Add(new RankedModel(entry.ModelId, sum / entry.References.Count));
        }

        GC.KeepAlive(index);
        return nearest.Ranking;
    }

    private static float Loop(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var index = 0; index < a.Length; index++)
            sum += (a[index] - b[index]) * (a[index] - b[index]);
        return MathF.Sqrt(sum);
    }
}
