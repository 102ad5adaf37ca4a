namespace LoraJudge.Style.Ranking;

/// <param name="ModelId">Unique in an index.</param>
/// <param name="Centre">The point of the style space that stands for the model; of one length in an index.</param>
public sealed record ModelCentre(long ModelId, float[] Centre)
{
    /// <summary>How many reference pictures the centre was made of.</summary>
    public int Pictures { get; init; } = 1;

    public ModelTraits Traits { get; init; } = ModelTraits.Unknown;

    /// <summary>A mark of the caller's own, kept with the model: by it a changed centre can be told from an unchanged one.</summary>
    public long Version { get; init; }
}
