namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Where an index puts its origin and how long its unit of length is. Any frame is right; a near one makes bounds tight.
/// </summary>
/// <param name="Centre">The origin, D numbers.</param>
/// <param name="Weights">How long a step of an eight-bit centroid is in each dimension, compared with the others; D positive numbers.</param>
/// <param name="Unit">A power of two.</param>
/// <param name="FittedOn">Models that it was fitted on.</param>
internal sealed record Frame(float[] Centre, float[] Weights, double Unit, int FittedOn)
{
    public const int MostFitted = 256;

    /// <summary>Lengths in units up to this are bounded; beyond it single-precision squares of squares might overflow.</summary>
    public const double Farthest = 1 << 20;

    /// <summary>Of weights, compared with the largest: a dimension that hardly varies among a few models may do so among others.</summary>
    private const double SmallestWeight = 1.0 / 64;

    public int Dimensions => Centre.Length;

    /// <summary>The mean of the first models' references, and about their root mean square distance from it.</summary>
    /// <exception cref="ArgumentException">One of these models cannot be compared with the others.</exception>
    public static Frame Fit(IReadOnlyList<ModelReferences> models)
    {
        var dimensions = models.SelectMany(model => model.References).FirstOrDefault([]).Length;
        foreach (var model in models.Take(MostFitted))
            QueryCheck.Ensure(model, dimensions);
        var vectors = models.Take(MostFitted).SelectMany(model => model.References).ToArray();
        var (centre, spread) = (new float[dimensions], new double[dimensions]);
        for (var index = 0; index < dimensions; index++)
        {
            centre[index] = (float)vectors.Average(vector => (double)vector[index]);
            spread[index] = Math.Sqrt(vectors.Average(vector => Math.Pow((double)vector[index] - centre[index], 2)));
        }

        var (length, largest) = (Math.Sqrt(spread.Sum(part => part * part)), spread.Max());
        return new Frame(
            centre,
            Array.ConvertAll(spread, part => largest == 0 ? 1 : (float)Math.Max(part / largest, SmallestWeight)),
            length == 0 ? 1 : Math.ScaleB(1, Math.ILogB(length)),
            Math.Min(models.Count, MostFitted)
        );
    }

    /// <returns>(vector − centre) / unit.</returns>
    public double[] Place(ReadOnlySpan<double> vector)
    {
        var placed = new double[vector.Length];
        for (var index = 0; index < placed.Length; index++)
            placed[index] = (vector[index] - Centre[index]) / Unit;
        return placed;
    }
}
