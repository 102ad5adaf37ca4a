namespace LoraJudge.Style.Ranking;

/// <summary>
/// How far the likelihood of a catalogue can be believed: one half of the models fits it, the other half's pictures check it, and the
/// other way round. The halves are every second model, so that the figure is the catalogue's and no draw's.
/// </summary>
public static class ModelCalibration
{
    /// <summary>Largest expected calibration error of likelihoods that are told.</summary>
    public const double MostError = 0.1;

    /// <summary>Pictures that check it, at least: each point of the curve then stands for ten distances.</summary>
    public const int FewestPictures = 50;

    private const int Points = 10;

    /// <param name="models">With their references in the style space.</param>
    /// <returns>Null where there are too few models or pictures to say anything.</returns>
    public static ReliabilityCurve? Measure(IReadOnlyList<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        // A picture that is its model's only one has no distance to the rest of it: both kinds of distances would differ in number.
        ModelReferences[] usable = [.. models.Where(model => model.References.Count > 1)];
        DistanceScale[] halves =
        [
            .. Enumerable.Range(0, 2).Select(half => DistanceScaleFit.Measure([.. usable.Where((_, place) => place % 2 == half)])),
        ];
        return Curve(halves);
    }

    /// <summary>The same by centre.</summary>
    public static ReliabilityCurve? Measure(HeldOutPictures pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ModelCentre[] usable = [.. pictures.Centres.Where(model => model.Pictures > 1)];
        return Curve([
            .. Enumerable.Range(0, 2).Select(half => DistanceScaleFit.Measure(pictures.Of(usable.Where((_, place) => place % 2 == half)))),
        ]);
    }

    private static ReliabilityCurve? Curve(DistanceScale[] halves) =>
        halves.Sum(half => half.Own.Count) < FewestPictures || !Array.TrueForAll(halves, half => half.IsKnown)
            ? null
            : ReliabilityCurve.Of([.. Predicted(halves[0], halves[1]), .. Predicted(halves[1], halves[0])], Points);

    private static IEnumerable<(double Predicted, bool Same)> Predicted(DistanceScale fitted, DistanceScale checkedOn)
    {
        var likelihood = fitted.FitLikelihood()!;
        return
        [
            .. checkedOn.Own.Select(distance => (likelihood.Of(distance), true)),
            .. checkedOn.Others.Select(distance => (likelihood.Of(distance), false)),
        ];
    }
}
