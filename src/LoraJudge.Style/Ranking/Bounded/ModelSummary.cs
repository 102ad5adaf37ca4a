namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// What a search knows about a model without looking at its references; lengths in the frame's units. Numbers that make bounds wider
/// the larger they are have been rounded up, the others down.
/// </summary>
/// <param name="Codes">ĉ: the centroid in steps of <see cref="Scanned"/>'s scale, D numbers.</param>
/// <param name="Scanned">As many as <see cref="ScannedField"/> has.</param>
/// <param name="Centroid">c in single precision, D numbers, not in the frame.</param>
/// <param name="Direction">A direction g near the references' principal one, of any length, D numbers.</param>
/// <param name="Refined">As many as <see cref="RefinedField"/> has.</param>
internal sealed record ModelSummary(sbyte[] Codes, float[] Scanned, float[] Centroid, sbyte[] Direction, float[] Refined)
{
    public const int ScannedFields = (int)ScannedField.FourBeta + 1;
    public const int RefinedFields = (int)RefinedField.FourBeta + 1;
}

/// <summary>What the scan reads.</summary>
internal enum ScannedField
{
    /// <summary>A step of the eight-bit centroid.</summary>
    Scale,

    /// <summary>ε ≥ ‖c − ĉ‖; infinite for a model too far or too large to be bounded.</summary>
    Error,

    /// <summary>‖ĉ‖².</summary>
    NormSquared,

    /// <summary>v, the mean of ‖t − c‖².</summary>
    Variance,

    /// <summary>σ², the variance of ‖t − c‖².</summary>
    SigmaSquared,

    /// <summary>4λ, λ ≥ λmax(Σ).</summary>
    FourLambda,

    /// <summary>4β, β ≥ ‖b‖, b the covariance of ‖t − c‖² and t.</summary>
    FourBeta,
}

/// <summary>What is looked at for the models that the scan keeps.</summary>
internal enum RefinedField
{
    /// <summary>Of the centroid in single precision.</summary>
    Error,

    /// <summary>The largest ‖t − c‖.</summary>
    Radius,

    /// <summary>The mean ‖t − c‖.</summary>
    MeanRadius,

    /// <summary>gᵀΣg.</summary>
    Along,

    /// <summary>χ = ‖PΣg‖, P the projection off g.</summary>
    Coupling,

    /// <summary>λ⊥ ≥ λmax(PΣP).</summary>
    Across,

    /// <summary>|b·g|.</summary>
    BetaAlong,

    /// <summary>‖Pb‖.</summary>
    BetaAcross,

    /// <summary>As in the scan, here once more so that one model's numbers lie together.</summary>
    Variance,

    /// <inheritdoc cref="Variance"/>
    SigmaSquared,

    /// <inheritdoc cref="Variance"/>
    FourLambda,

    /// <inheritdoc cref="Variance"/>
    FourBeta,
}
