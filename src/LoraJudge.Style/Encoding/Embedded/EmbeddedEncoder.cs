using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// What the portal encodes with where no weights are configured: a compact network, trained on procedural pictures alone (the recipe is
/// <see cref="Training.Embedded.EmbeddedRecipe"/>). Its checkpoint is part of this assembly.
/// </summary>
public static class EmbeddedEncoder
{
    private const string Resource = "compact.safetensors";

    /// <exception cref="InvalidDataException">The build has put in another file.</exception>
    public static IEncoderNetwork Load(torch.Device device) => EncoderCheckpoint.Load(Resource, Open, device);

    private static Stream Open() => typeof(EmbeddedEncoder).Assembly.GetManifestResourceStream(Resource)!;
}
