using System.Security.Cryptography;
using LoraJudge.Style.Imaging;
using TorchSharp;

namespace LoraJudge.Style.Training.Activations;

/// <summary>Decoded squares of the training pictures, kept in a file: a picture is decoded once, and memory does not grow with their number.</summary>
internal sealed class PixelStore(string folder, int edge, IImageDecoder decoder) : IDisposable
{
    private readonly RecordFile file = new(Path.Combine(folder, $"pixels-{edge}.u8"), edge * edge * 3);

    /// <summary>Reads, decodes and keeps pictures, on all cores.</summary>
    /// <returns>Each with its hash, or with why it cannot be used, in the same order.</returns>
    public IReadOnlyList<(HashedPicture? Picture, string? Problem)> Add(IReadOnlyList<TrainingPicture> pictures)
    {
        var decoded = pictures.AsParallel().AsOrdered().Select(Decode).ToArray();
        var added = decoded.Where(one => one.Pixels is not null).DistinctBy(one => one.Picture!.Sha256, StringComparer.Ordinal).ToArray();
        file.Append([.. added.Select(one => one.Picture!.Sha256)], added.SelectMany(one => one.Pixels!).ToArray());
        return [.. decoded.Select(one => (one.Picture, one.Problem))];
    }

    /// <returns>1 × 3 × edge × edge, RGB from 0 to 1, in the caller's dispose scope.</returns>
    public torch.Tensor Read(HashedPicture picture, torch.Device device)
    {
        var bytes = new byte[edge * edge * 3];
        file.Read(picture.Sha256, bytes);
        return torch.tensor(bytes, [1, edge, edge, 3], torch.uint8, device).permute(0, 3, 1, 2).to(torch.float32).div_(255).contiguous();
    }

    public void Dispose() => file.Dispose();

    /// <summary>No pixels where they are kept already.</summary>
    private (HashedPicture? Picture, byte[]? Pixels, string? Problem) Decode(TrainingPicture picture)
    {
        try
        {
            var bytes = picture.Read();
            var hashed = new HashedPicture(picture, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return (hashed, file.Contains(hashed.Sha256) ? null : decoder.DecodeSquare(bytes, edge).Pixels, null);
        }
        catch (Exception exception)
            when (exception is ImageRejectedException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (null, null, exception.Message);
        }
    }
}

/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
internal sealed record HashedPicture(TrainingPicture Picture, string Sha256);
