using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// What the portal encodes with where nothing else is asked for: ResNet18's statistics and the discriminant of real and procedural styles (the
/// recipe is <see cref="Training.Embedded.EmbeddedRecipe"/>). Its checkpoint is part of this assembly.
/// </summary>
public static class EmbeddedEncoder
{
    internal const string Resource = "embedded.safetensors";

    /// <exception cref="InvalidDataException">The build has put in another file.</exception>
    public static IEncoderNetwork Load(torch.Device device) => EncoderCheckpoint.Load(Resource, Open, device);

    internal static Stream Open() => typeof(EmbeddedEncoder).Assembly.GetManifestResourceStream(Resource)!;
}
