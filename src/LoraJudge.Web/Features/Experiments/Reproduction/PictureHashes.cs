using System.Security.Cryptography;
using System.Text;
using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Hashes that tell whether figures are of the same files.</summary>
internal static class PictureHashes
{
    private const string Unreadable = "unreadable";

    /// <summary>SHA-256 over models, samples, subjects, families, pictures and originals, in order; lower-case hexadecimal.</summary>
    public static string Of(IReadOnlyList<TrainingPicture> pictures, CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in pictures.AsParallel().AsOrdered().WithCancellation(cancellation).Select(Line))
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of a file; null for none.</summary>
    public static string? OfFile(string? path)
    {
        if (path is null)
            return null;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Line(TrainingPicture picture) =>
        $"{picture.Model}\n{picture.Sample}\n{picture.Subject}\n{(picture.Family is { } family ? $"of {family}\n" : "")}{Hash(picture.Read)}\n{(picture.ReadOriginal is { } read ? Hash(read) : "")}\n";

    private static string Hash(Func<byte[]> read)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(read()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }
}
