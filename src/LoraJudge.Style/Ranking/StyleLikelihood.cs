namespace LoraJudge.Style.Ranking;

/// <summary>
/// Distance → likelihood, 0 to 1, that one model made both pictures, or that a model made a picture, where that is as likely as not
/// beforehand: a logistic curve (Platt, "Probabilistic Outputs for Support Vector Machines", 1999). It holds for the kind of distances
/// that it was fitted on: of two pictures, or of a picture to a model, which scatter less.
/// </summary>
/// <param name="Intercept">Log-odds at distance 0.</param>
/// <param name="Slope">Log-odds a unit of distance; not positive, so that nearer is never less likely.</param>
public sealed record StyleLikelihood(double Intercept, double Slope)
{
    /// <param name="distance">‖a − b‖₂ of two pictures, or the mean of it over a model's references: as it was fitted.</param>
    public double Of(double distance) => 1 / (1 + Math.Exp(-(Intercept + (Slope * distance))));
}
