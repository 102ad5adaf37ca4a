using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// The weights of ResNet18's first three stages, batch normalisation folded in, as 16-bit floats: part of this assembly, so that encoders can
/// be trained on a network that knows pictures without a download. Its metadata say where they come from.
/// </summary>
internal static class EmbeddedTrunk
{
    private const string Resource = "resnet18.safetensors";

    public static SafetensorsFile Open() => SafetensorsFile.Open(Resource, Stream);

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public static string Hash() => EncoderCheckpoint.Hash(Stream);

    private static Stream Stream() => typeof(EmbeddedTrunk).Assembly.GetManifestResourceStream(Resource)!;
}
