namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>A picture as an encoder sees it: one sample transformed by one model.</summary>
/// <param name="Model">Whose picture it is; unique among the models.</param>
/// <param name="Sample">Which sample it shows; the same name in two models means the same sample, where the data have common samples.</param>
/// <param name="Subject">What the sample shows: its category, or the sample itself where nothing else is known.</param>
/// <param name="Vector">Finite numbers, as many in every picture of one encoder.</param>
internal sealed record StyleVector(string Model, string Sample, string Subject, float[] Vector)
{
    /// <summary>The model's family; null where it has none. Its relatives count neither as right nor as wrong.</summary>
    public string? Family { get; init; }
}

/// <summary>The pictures cannot be evaluated; the message says why and what to do.</summary>
internal sealed class EvaluationException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
