namespace LoraJudge.Style.Training.Sampling;

/// <summary>One step's pictures.</summary>
/// <param name="Pictures">Indices into the training pictures.</param>
/// <param name="Triplets">
/// Anchor, positive and negative as places in <paramref name="Pictures"/>; null where they are found among the batch's vectors.
/// </param>
internal sealed record TrainingBatch(int[] Pictures, (int Anchor, int Positive, int Negative)[]? Triplets);
