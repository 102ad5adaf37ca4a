using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Models in an order in which neighbours are near each other, so that groups are small. Any order is right. Many models are cut in two
/// across the direction in which they vary most, where that leaves the least variance; fewer are chained.
/// </summary>
internal sealed class NeighbourOrder
{
    /// <summary>Of a part's models, evenly spread, that the direction rests on.</summary>
    private const int MostLookedAt = 512;
    private const int Iterations = 4;

    private const int MostChained = 1 << 17;

    /// <summary>Models among which a chain looks, until a segment is full.</summary>
    private const int Window = 1024;

    /// <summary>So many times the median width.</summary>
    private const double Wide = 1.5;

    /// <summary>The smaller side of a cut has at least one of so many of a part's models: that bounds the depth.</summary>
    private const int MostUneven = 8;

    private readonly IReadOnlyList<float[]> centroids;
    private readonly int mostChained;
    private readonly double[] places;
    private readonly int[] order;

    /// <summary>By group, how far its last model is from its first.</summary>
    private readonly double[] widths;

    private NeighbourOrder(IReadOnlyList<float[]> centroids, int mostChained)
    {
        (this.centroids, this.mostChained) = (centroids, mostChained);
        places = new double[centroids.Count];
        widths = new double[(centroids.Count + Segment.Group - 1) / Segment.Group];
        order = [.. Enumerable.Range(0, centroids.Count)];
    }

    /// <param name="centroids">One or more.</param>
    /// <param name="mostChained">No larger parts are chained: the time for it grows with the square.</param>
    /// <returns>Their numbers.</returns>
    public static int[] Of(IReadOnlyList<float[]> centroids, int mostChained = MostChained)
    {
        var sorted = new NeighbourOrder(centroids, mostChained);
        sorted.Cut(0, centroids.Count);
        return sorted.WideLast();
    }

    private void Cut(int start, int count)
    {
        if (count <= mostChained)
        {
            Chain(start, count);
            return;
        }

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

    /// <summary>A group is a model and what is nearest to it of the models left over, of which the next nearest begins the next group.</summary>
    private void Chain(int start, int count)
    {
        for (var done = 0; done < count; done += Segment.Group)
        {
            if (done % Segment.Capacity == 0)
                SortFromFirst(start + done, count - done);
            SortFromFirst(start + done, Math.Min(count - done, Window));
            var last = Math.Min(count - done, Segment.Group) - 1;
            widths[(start + done) / Segment.Group] = last < Segment.Group - 1 ? double.PositiveInfinity : places[start + done + last];
        }
    }

    /// <summary>What chains left over between clusters makes wide groups, which hardly ever are left out: apart they have no narrow ones scanned with them.</summary>
    private int[] WideLast()
    {
        var limit = Wide * widths.Order().ElementAt(widths.Length / 2);
        return
        [
            .. order
                .Chunk(Segment.Group)
                .Zip(widths)
                .OrderBy(group => group.Second > limit || group.Second == double.PositiveInfinity)
                .SelectMany(group => group.First),
        ];
    }

    private void SortFromFirst(int start, int count)
    {
        var keys = places.AsSpan(start, count);
        var models = order.AsSpan(start, count);
        var first = centroids[models[0]];
        for (var index = 0; index < count; index++)
            keys[index] = TensorPrimitives.Distance<float>(centroids[models[index]], first);
        keys.Sort(models);
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

    /// <returns>How many are on the first side: whole segments, less than all.</returns>
    private static int BestCut(ReadOnlySpan<double> keys)
    {
        var (mean, sum, best, most) = (TensorPrimitives.Average(keys), 0.0, 0, double.NegativeInfinity);
        var least = keys.Length / MostUneven;
        for (var index = 0; index < keys.Length; index++)
        {
            if (index % Segment.Capacity == 0 && index > 0 && Math.Min(index, keys.Length - index) >= least)
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
