using System.Buffers;
using System.Security.Cryptography;

namespace LoraJudge.Data.Blobs;

/// <summary>A blob's key: the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
public static class BlobKey
{
    public const int Length = 2 * SHA256.HashSizeInBytes;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static bool IsValid(string? key) => key?.Length == Length && !key.AsSpan().ContainsAnyExcept(Digits);

    /// <exception cref="ArgumentException">The text is not a key.</exception>
    public static string Require(string? key) =>
        IsValid(key)
            ? key!
            : throw new ArgumentException($"\"{key}\" is not a SHA-256 in {Length} lower-case hexadecimal digits.", nameof(key));
}
