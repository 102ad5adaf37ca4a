using TorchSharp;

namespace LoraJudge.Style.Training.Losses;

/// <summary>Finds the triplets that are worth learning from among a batch's vectors.</summary>
internal static class TripletMining
{
    /// <summary>For every anchor its farthest positive and its nearest negative.</summary>
    /// <param name="distances">n × n.</param>
    /// <param name="models">Number of each vector's model.</param>
    public static List<(int Anchor, int Positive, int Negative)> BatchHard(float[,] distances, ReadOnlySpan<int> models)
    {
        var triplets = new List<(int, int, int)>();
        for (var anchor = 0; anchor < models.Length; anchor++)
        {
            var (positive, negative) = (-1, -1);
            for (var other = 0; other < models.Length; other++)
            {
                if (other == anchor)
                    continue;
                if (models[other] == models[anchor])
                    positive = positive < 0 || distances[anchor, other] > distances[anchor, positive] ? other : positive;
                else
                    negative = negative < 0 || distances[anchor, other] < distances[anchor, negative] ? other : negative;
            }

            if (positive >= 0 && negative >= 0)
                triplets.Add((anchor, positive, negative));
        }

        return triplets;
    }

    /// <summary>
    /// For every pair of one model the nearest negative that is farther than the positive; the farthest negative where none is.
    /// </summary>
    /// <param name="distances">n × n.</param>
    /// <param name="models">Number of each vector's model.</param>
    public static List<(int Anchor, int Positive, int Negative)> SemiHard(float[,] distances, ReadOnlySpan<int> models)
    {
        var triplets = new List<(int, int, int)>();
        for (var anchor = 0; anchor < models.Length; anchor++)
        {
            for (var positive = 0; positive < models.Length; positive++)
            {
                if (positive == anchor || models[positive] != models[anchor])
                    continue;
                var negative = SemiHardNegative(distances, models, anchor, distances[anchor, positive]);
                if (negative >= 0)
                    triplets.Add((anchor, positive, negative));
            }
        }

        return triplets;
    }

    /// <summary>‖a − b‖₂ of all pairs, n × n.</summary>
    public static float[,] Distances(torch.Tensor vectors)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        var flat = torch.cdist(vectors.detach(), vectors.detach()).cpu().data<float>().ToArray();
        var size = (int)vectors.shape[0];
        var square = new float[size, size];
        Buffer.BlockCopy(flat, 0, square, 0, flat.Length * sizeof(float));
        return square;
    }

    private static int SemiHardNegative(float[,] distances, ReadOnlySpan<int> models, int anchor, float toPositive)
    {
        var (nearest, farthest) = (-1, -1);
        for (var other = 0; other < models.Length; other++)
        {
            if (models[other] == models[anchor])
                continue;
            var distance = distances[anchor, other];
            if (distance > toPositive && (nearest < 0 || distance < distances[anchor, nearest]))
                nearest = other;
            if (farthest < 0 || distance > distances[anchor, farthest])
                farthest = other;
        }

        return nearest >= 0 ? nearest : farthest;
    }
}
