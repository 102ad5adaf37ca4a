namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Where an index puts its origin and how long its unit of length is. Any frame is right; a near one makes bounds tight.
/// </summary>
/// <param name="Centre">The origin, D numbers.</param>
/// <param name="Unit">A power of two.</param>
/// <param name="FittedOn">Models that it was fitted on.</param>
internal sealed record Frame(float[] Centre, double Unit, int FittedOn)
{
    public const int MostFitted = 256;

    /// <summary>Lengths in units up to this are bounded; beyond it single-precision squares of squares might overflow.</summary>
    public const double Farthest = 1 << 20;

    public int Dimensions => Centre.Length;

    /// <summary>The mean of the first models' references, and about their root mean square distance from it.</summary>
    /// <exception cref="ArgumentException">One of these models cannot be compared with the others.</exception>
    public static Frame Fit(IReadOnlyList<ModelReferences> models)
    {
        var dimensions = models.SelectMany(model => model.References).FirstOrDefault([]).Length;
        foreach (var model in models.Take(MostFitted))
            QueryCheck.Ensure(model, dimensions);
        var vectors = models.Take(MostFitted).SelectMany(model => model.References).ToArray();
        var centre = new float[dimensions];
        for (var index = 0; index < centre.Length; index++)
            centre[index] = (float)vectors.Average(vector => (double)vector[index]);
        var spread = Math.Sqrt(vectors.Average(vector => Math.Pow(StyleDistance.Between(vector, centre), 2)));
        return new Frame(centre, spread == 0 ? 1 : Math.ScaleB(1, Math.ILogB(spread)), Math.Min(models.Count, MostFitted));
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
