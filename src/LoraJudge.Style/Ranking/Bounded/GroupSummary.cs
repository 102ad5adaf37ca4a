using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// What a search knows about all models of a group at once, as if it were one model: a centre for the centroid, a radius that holds all
/// true centroids for its error, and of every other number the one that makes L least.
/// </summary>
/// <param name="Scanned">As many as <see cref="ScannedField"/> has.</param>
internal readonly record struct GroupSummary(sbyte[] Codes, float[] Scanned)
{
    /// <param name="models">One or more.</param>
    public static GroupSummary Of(Frame frame, IReadOnlyList<(Quantised Centroid, float[] Scanned)> models)
    {
        var points = models.Select(model => model.Centroid.Point(frame)).ToArray();
        var mean = new double[frame.Dimensions];
        foreach (var point in points)
            TensorPrimitives.Add<double>(mean, point, mean);
        TensorPrimitives.Divide(mean, points.Length, mean);
        var quantised = Quantised.Of(frame, mean);
        var centre = quantised.Point(frame);
        var (rounding, radius) = (Rounding.Of(frame.Dimensions, points.Length), 0.0);
        foreach (var (point, model) in points.Zip(models))
        {
            var distance = TensorPrimitives.Distance<double>(point, centre) * (1 + rounding);
            var margin = rounding * (TensorPrimitives.Norm<double>(point) + TensorPrimitives.Norm<double>(centre));
            radius = Math.Max(radius, distance + margin + model.Scanned[(int)ScannedField.Error]);
        }

        var scanned = new float[ModelSummary.ScannedFields];
        for (var field = (int)ScannedField.SigmaSquared; field < scanned.Length; field++)
            scanned[field] = models.Max(model => model.Scanned[field]);
        scanned[(int)ScannedField.Variance] = models.Min(model => model.Scanned[(int)ScannedField.Variance]);
        scanned[(int)ScannedField.Scale] = quantised.Scale;
        scanned[(int)ScannedField.Error] = Rounding.Up(radius * (1 + Rounding.Variance));
        scanned[(int)ScannedField.NormSquared] = (float)quantised.NormSquared;
        return new GroupSummary(quantised.Codes, scanned);
    }
}
