using System.Numerics.Tensors;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <summary>What the bounds are compared with: every centre.</summary>
internal sealed class CentreScans(CentreIndex index)
{
    /// <summary>A loop over single-precision numbers.</summary>
    public IReadOnlyList<RankedModel> Plain(float[] query, int count) => Rank(query, count, Loop);

    /// <summary>Single precision by the widest vectors that the machine has.</summary>
    public IReadOnlyList<RankedModel> Simd(float[] query, int count) => Rank(query, count, (a, b) => TensorPrimitives.Distance(a, b));

    /// <summary>Double precision: what every ranking has to be, to the last bit.</summary>
    public IReadOnlyList<RankedModel> Exact(float[] query, int count) => Rank(query, count, StyleDistance.Between);

    private delegate double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

    private IReadOnlyList<RankedModel> Rank(float[] query, int count, Distance distance)
    {
        var nearest = new NearestModels(count);
        foreach (var chunk in index.Chunks)
            for (var slot = 0; slot < chunk.Count; slot++)
                nearest.Add(new RankedModel(chunk.Entries[slot].ModelId, distance(query, chunk.CentreOf(slot))));
        return nearest.Ranking;
    }

    private static double Loop(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var index = 0; index < a.Length; index++)
            sum += (a[index] - b[index]) * (a[index] - b[index]);
        return Math.Sqrt(sum);
    }
}
