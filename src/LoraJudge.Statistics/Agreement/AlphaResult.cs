namespace LoraJudge.Statistics.Agreement;

/// <summary>Krippendorff's alpha and what it is made of.</summary>
/// <param name="Level">Which differences count.</param>
/// <param name="Alpha">1 - D_o/D_e; undefined where nothing varies or nothing can be paired.</param>
/// <param name="ObservedDisagreement">D_o = Σ o_ck δ²_ck / n.</param>
/// <param name="ExpectedDisagreement">D_e = Σ n_c n_k δ²_ck / (n (n - 1)).</param>
/// <param name="PairableValues">n: ratings in units with at least two ratings.</param>
/// <param name="PairableUnits">Units with at least two ratings.</param>
/// <param name="Coincidences">The coincidence matrix; null where there are more than 64 distinct values.</param>
public sealed record AlphaResult(
    MeasurementLevel Level,
    Figure Alpha,
    Figure ObservedDisagreement,
    Figure ExpectedDisagreement,
    long PairableValues,
    long PairableUnits,
    CoincidenceMatrix? Coincidences
)
{
    internal const string NothingPairable = "no unit has two ratings";
    internal const string NoVariation = "the pairable ratings do not vary";

    /// <param name="observed">Σ o_ck δ²_ck, which is n D_o.</param>
    /// <param name="expected">Σ n_c n_k δ²_ck, which is n (n - 1) D_e.</param>
    internal static AlphaResult From(
        MeasurementLevel level,
        double observed,
        double expected,
        long values,
        long units,
        CoincidenceMatrix? matrix
    )
    {
        if (values == 0)
            return Undefined(level, NothingPairable, units, matrix);
        var observedDisagreement = observed / values;
        var expectedDisagreement = expected / ((double)values * (values - 1));
        var alpha = expected == 0 ? Figure.Undefined(NoVariation) : Figure.Of(1 - observedDisagreement / expectedDisagreement);
        return new(level, alpha, Figure.Of(observedDisagreement), Figure.Of(expectedDisagreement), values, units, matrix);
    }

    private static AlphaResult Undefined(MeasurementLevel level, string reason, long units, CoincidenceMatrix? matrix)
    {
        var none = Figure.Undefined(reason);
        return new(level, none, none, none, 0, units, matrix);
    }
}
