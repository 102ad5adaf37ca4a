using System.Buffers.Text;
using System.Security.Cryptography;

namespace LoraJudge.Domain;

/// <summary>Codes that nobody can guess: 128 random bits.</summary>
public static class RandomCode
{
    public const int Length = 22;

    /// <returns><see cref="Length"/> characters of base 64 for addresses.</returns>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
