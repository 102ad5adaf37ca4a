using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Embedded;

/// <summary>
/// The weights of ResNet18's first three stages, batch normalisation folded in, as 16-bit floats: the embedded encoder has them, so that others
/// can be trained on a network that knows pictures without a download.
/// </summary>
internal static class EmbeddedTrunk
{
    public static SafetensorsFile Open() => SafetensorsFile.Open(EmbeddedEncoder.Resource, EmbeddedEncoder.Open);

    /// <summary>SHA-256 of the weights alone, lower-case hexadecimal: the same in every file that holds them.</summary>
    public static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = Open();
        foreach (var name in file.Header.Tensors.Keys.Where(IsTrunk).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.ASCII.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(file.ReadFloats(name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsTrunk(string name) =>
        name.StartsWith("stem.", StringComparison.Ordinal) || name.StartsWith("layer", StringComparison.Ordinal);
}
