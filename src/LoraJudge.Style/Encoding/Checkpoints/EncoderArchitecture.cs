using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>What a checkpoint's tensors are to be put together to.</summary>
/// <param name="InputEdge">Side of the square input in pixels.</param>
/// <param name="HiddenUnits">0 for no hidden layer.</param>
/// <param name="Dimensions">Length of the style vector.</param>
/// <param name="UnitLength">Whether vectors have Euclidean length 1.</param>
public sealed record EncoderArchitecture(
    Backbone Backbone,
    int InputEdge,
    Pooling Pooling,
    int HiddenUnits,
    int Dimensions,
    bool UnitLength
);
