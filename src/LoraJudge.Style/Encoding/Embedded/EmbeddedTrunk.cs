using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// The weights of ResNet18's first three stages, batch normalisation folded in, as 16-bit floats: encoders are trained on a network that knows
/// pictures without a download.
/// </summary>
internal static class EmbeddedTrunk
{
    private const string Resource = "resnet18.safetensors";

    public static SafetensorsFile Open() =>
        SafetensorsFile.Open(Resource, () => typeof(EmbeddedTrunk).Assembly.GetManifestResourceStream(Resource)!);

    /// <summary>SHA-256 of the weights alone, lower-case hexadecimal: the same in every file that holds them.</summary>
    public static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = Open();
        foreach (var name in file.Header.Tensors.Keys.Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.ASCII.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(file.ReadFloats(name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
