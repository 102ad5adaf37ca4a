namespace LoraJudge.Style.Ranking;

/// <summary>
/// Distance → likelihood, 0 to 1, that one model made both pictures, where that is as likely as not beforehand: a logistic curve
/// (Platt, "Probabilistic Outputs for Support Vector Machines", 1999), fitted on pairs of training pictures.
/// </summary>
/// <param name="Intercept">Log-odds at distance 0.</param>
/// <param name="Slope">Log-odds a unit of distance; not positive, so that nearer is never less likely.</param>
public sealed record StyleLikelihood(double Intercept, double Slope)
{
    /// <param name="distance">‖a − b‖₂ of two pictures, or the mean of it over a model's references.</param>
    public double Of(double distance) => 1 / (1 + Math.Exp(-(Intercept + (Slope * distance))));
}
