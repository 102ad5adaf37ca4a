using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Models in an order in which neighbours are near each other, so that groups are small. Any order is right. Parts are cut in two
/// across the direction in which they vary most, where that leaves the least variance, at whole groups.
/// </summary>
internal sealed class NeighbourOrder
{
    /// <summary>Of a part's models, evenly spread, that the direction rests on.</summary>
    private const int MostLookedAt = 512;
    private const int Iterations = 4;

    /// <summary>The smaller side of a cut has at least one of so many of a part's models: that bounds the depth.</summary>
    private const int MostUneven = 8;

    private readonly IReadOnlyList<float[]> centroids;
    private readonly double[] places;
    private readonly int[] order;

    private NeighbourOrder(IReadOnlyList<float[]> centroids)
    {
        this.centroids = centroids;
        places = new double[centroids.Count];
        order = [.. Enumerable.Range(0, centroids.Count)];
    }

    /// <returns>Numbers of the centroids.</returns>
    public static int[] Of(IReadOnlyList<float[]> centroids)
    {
        var sorted = new NeighbourOrder(centroids);
        sorted.Cut(0, centroids.Count);
        return sorted.order;
    }

    private void Cut(int start, int count)
    {
        if (count <= Segment.Group)
            return;
        var keys = places.AsSpan(start, count);
        var models = order.AsSpan(start, count);
        var direction = Direction(models);
        for (var index = 0; index < count; index++)
            keys[index] = TensorPrimitives.Dot<float>(centroids[models[index]], direction);
        keys.Sort(models);
        var first = BestCut(keys);
        Cut(start, first);
        Cut(start + first, count - first);
    }

    /// <summary>Near the principal one.</summary>
    private float[] Direction(ReadOnlySpan<int> models)
    {
        var step = 1 + ((models.Length - 1) / MostLookedAt);
        var offsets = new float[1 + ((models.Length - 1) / step)][];
        var mean = new float[centroids[0].Length];
        for (var index = 0; index < offsets.Length; index++)
        {
            offsets[index] = [.. centroids[models[index * step]]];
            TensorPrimitives.MultiplyAdd(offsets[index], 1f / offsets.Length, mean, mean);
        }

        foreach (var offset in offsets)
            TensorPrimitives.Subtract(offset, mean, offset);
        var direction = offsets.MaxBy(offset => TensorPrimitives.Norm<float>(offset))!;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var length = TensorPrimitives.Norm<float>(direction);
            if (!(length > 0))
                break;
            var image = new float[mean.Length];
            foreach (var offset in offsets)
                TensorPrimitives.MultiplyAdd(offset, TensorPrimitives.Dot<float>(offset, direction) / length, image, image);
            direction = image;
        }

        return direction;
    }

    /// <returns>How many are on the first side: a multiple of a group, less than all.</returns>
    private static int BestCut(ReadOnlySpan<double> keys)
    {
        var (mean, sum, best, most) = (TensorPrimitives.Average(keys), 0.0, 0, double.NegativeInfinity);
        var least = keys.Length / MostUneven;
        for (var index = 0; index < keys.Length; index++)
        {
            if (index % Segment.Group == 0 && index > 0 && Math.Min(index, keys.Length - index) >= least)
            {
                // Variance between the two sides, but for a factor.
                var between = sum * sum / ((double)index * (keys.Length - index));
                if (between > most || best == 0)
                    (best, most) = (index, between);
            }

            sum += keys[index] - mean;
        }

        return best;
    }
}
