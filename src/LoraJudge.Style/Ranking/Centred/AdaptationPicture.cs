namespace LoraJudge.Style.Ranking.Centred;

/// <summary>A reference picture as an adaptation is fitted on it.</summary>
/// <param name="ModelId">Whose picture it is.</param>
/// <param name="Sample">Which sample it shows: the same number in two models means the same sample.</param>
/// <param name="Vector">By the encoder; finite numbers, as many in every picture.</param>
public sealed record AdaptationPicture(long ModelId, long Sample, float[] Vector)
{
    /// <summary>The model's family; null where it has none.</summary>
    public string? Family { get; init; }
}
