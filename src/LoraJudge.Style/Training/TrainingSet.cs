namespace LoraJudge.Style.Training;

/// <summary>A picture to train or evaluate on: one sample transformed by one model.</summary>
/// <param name="Model">Whose picture it is.</param>
/// <param name="Sample">Which sample it shows, unique within the model.</param>
/// <param name="Subject">What the sample shows: its category, or the sample itself where nothing else is known.</param>
/// <param name="Read">Its bytes.</param>
/// <param name="ReadOriginal">The sample's own bytes; null where there is no original.</param>
public sealed record TrainingPicture(string Model, string Sample, string Subject, Func<byte[]> Read, Func<byte[]>? ReadOriginal = null)
{
    /// <summary>Where the model's pictures come from: models of different sources differ by more than their styles.</summary>
    public string Source { get; init; } = "";

    /// <summary>The model's family; null where it has none. Models of one family are never each other's negatives, and a hit among them is neither right nor wrong.</summary>
    public string? Family { get; init; }
}

/// <summary>A picture that is not trained on, and why.</summary>
public sealed record LeftOutOfTraining(string Model, string Sample, string Reason);

/// <summary>A training run cannot start or cannot go on; the message says why and what to do. What was written before is whole.</summary>
public sealed class TrainingException(string message, Exception? inner = null) : Exception(message, inner);
