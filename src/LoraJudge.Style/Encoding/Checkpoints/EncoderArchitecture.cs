using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>What a checkpoint's tensors are to be put together to.</summary>
/// <param name="InputEdge">Side of the square input in pixels.</param>
/// <param name="Covariances">Channels that layers are mixed down to before their covariances are taken; 0 for no covariances.</param>
/// <param name="PrincipalInputs">Whitened principal directions that the head takes; 0 where it takes standardized statistics.</param>
/// <param name="HiddenUnits">0 for no hidden layer.</param>
/// <param name="Dimensions">Length of the style vector.</param>
/// <param name="UnitLength">Whether a head's vectors have Euclidean length 1; those of several heads, joined, have less.</param>
/// <param name="Heads">Heads whose vectors are joined.</param>
/// <param name="LinearPath">Whether a linear layer goes past the hidden one.</param>
/// <param name="Stages">Leading blocks of the backbone that it has; 0 for all.</param>
public sealed record EncoderArchitecture(
    Backbone Backbone,
    int InputEdge,
    Pooling Pooling,
    int Covariances,
    int PrincipalInputs,
    int HiddenUnits,
    int Dimensions,
    bool UnitLength,
    int Heads = 1,
    bool LinearPath = false,
    int Stages = 0
)
{
    public static EncoderArchitecture Of(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(
            options.Backbone,
            options.InputEdge,
            options.Pooling,
            options.Covariances,
            options.PrincipalInputs,
            options.HiddenUnits,
            options.Dimensions,
            options.UnitLength,
            options.Heads,
            options.LinearPath,
            options.Stages
        );
    }

    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Problem() =>
        new TrainingOptions
        {
            Backbone = Backbone,
            InputEdge = InputEdge,
            Pooling = Pooling,
            Covariances = Covariances,
            PrincipalInputs = PrincipalInputs,
            HiddenUnits = HiddenUnits,
            Dimensions = Dimensions,
            UnitLength = UnitLength,
            Heads = Heads,
            LinearPath = LinearPath,
            Stages = Stages,
            FrozenBlocks = 0,
        }.Problem();
}
