namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// κ = within-model variance over between-model variance, by the moments of an unbalanced one-way layout: n/(n+κ) then is the share of a
/// mean's variance that is the model's own. Source: Searle, Casella and McCulloch, "Variance Components" (1992), chapter 3.
/// </summary>
internal static class CentreShrinkage
{
    /// <param name="models">Each with its vectors.</param>
    /// <returns>0 where it is not known, for one model or one picture each; infinite where models differ no more than their pictures do.</returns>
    public static double Of(IReadOnlyList<float[][]> models)
    {
        var (pictures, count) = (models.Sum(model => model.Length), models.Count);
        if (count < 2 || pictures == count)
            return 0;
        float[][] means = [.. models.Select(model => ModelSum.Of(model).Centre(shrinkage: 0))];
        var grand = ModelSum.Of([.. models.SelectMany(model => model)]).Centre(shrinkage: 0);
        var within = models.Zip(means, (model, mean) => model.Sum(vector => Square(vector, mean))).Sum() / (pictures - count);
        var among = models.Zip(means, (model, mean) => model.Length * Square(mean, grand)).Sum() / (count - 1);
        var size = (pictures - (models.Sum(model => (double)model.Length * model.Length) / pictures)) / (count - 1);
        var between = (among - within) / size;
        return within == 0 ? 0
            : between <= 0 ? double.PositiveInfinity
            : within / between;
    }

    private static double Square(float[] a, float[] b) => Math.Pow(StyleDistance.Between(a, b), 2);
}
