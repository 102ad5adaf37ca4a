using System.Numerics.Tensors;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>What the bounds are compared with: every reference of every model, in single precision.</summary>
internal sealed class ExhaustiveScans(BoundedIndex index)
{
    /// <summary>In the order in which their references lie in the file: a scan reads it from end to end.</summary>
    private readonly ModelEntry[] entries =
    [
        .. index.Segments.SelectMany(segment => segment.Entries.Take(segment.Count)).OrderBy(entry => entry.ModelId),
    ];

    public IReadOnlyList<RankedModel> Plain(float[] query, int count) => Rank(query, count, Loop);

    /// <summary>By the widest vectors that the machine has.</summary>
    public IReadOnlyList<RankedModel> Simd(float[] query, int count) => Rank(query, count, TensorPrimitives.Distance);

    private delegate float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

    private IReadOnlyList<RankedModel> Rank(float[] query, int count, Distance distance)
    {
        var nearest = new NearestModels(count);
        foreach (var entry in entries)
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
