namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>
/// A picture of the catalogue as two searches: one with its own model there, without the picture itself, and one with its own model taken
/// out, whose right answer is none.
/// </summary>
/// <param name="Model">Its model's place among the centres.</param>
/// <param name="Weight">Models count alike, however many pictures they have.</param>
/// <param name="Norm">‖q‖².</param>
/// <param name="Own">d² to the centre of the rest of its model.</param>
/// <param name="Nearest">d² to the nearest other model.</param>
/// <param name="Others">d² to the other models, by groups of about equal ones.</param>
/// <param name="OtherModels">How many these are.</param>
internal sealed record HeldOutSearch(
    int Model,
    double Weight,
    double Norm,
    double Own,
    double Nearest,
    (double Square, int Models)[] Others,
    int OtherModels
)
{
    public bool IsFound => Own < Nearest;

    /// <summary>log Σ exp(−sharpness · d²) over the other models.</summary>
    public double LogMass(double sharpness)
    {
        var sum = 0.0;
        foreach (var (square, models) in Others)
            sum += models * Math.Exp(sharpness * (Nearest - square));
        return Math.Log(sum) - (sharpness * Nearest);
    }

    /// <param name="posterior">Over a catalogue with the picture's own model.</param>
    public PictureShares With(StylePosterior posterior)
    {
        var sharpness = posterior.SharpnessAt(Norm);
        var mass = LogSum(-sharpness * Own, LogMass(sharpness));
        return posterior.Of(Norm, Math.Min(Own, Nearest), mass, OtherModels + 1);
    }

    /// <param name="posterior">Over the catalogue without it.</param>
    public PictureShares Without(StylePosterior posterior) =>
        posterior.Of(Norm, Nearest, LogMass(posterior.SharpnessAt(Norm)), OtherModels);

    /// <summary>log(eᵃ + eᵇ).</summary>
    public static double LogSum(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
}
