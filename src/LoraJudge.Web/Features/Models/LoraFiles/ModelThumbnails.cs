using System.Security.Cryptography;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Web.Features.Models.LoraFiles;

/// <summary>A header's thumbnail → a picture that can be shown: decoded within the decoder's limits, written anew.</summary>
public sealed class ModelThumbnails(IImageDecoder decoder)
{
    /// <summary>Longest side that is kept, in pixels.</summary>
    private const int MaxEdge = 1024;

    /// <param name="file">Of any content; null for none.</param>
    /// <param name="note">Told why there is none, where there was one.</param>
    /// <returns>Null where there is no picture.</returns>
    public ModelThumbnail? Prepare(byte[]? file, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (file is null)
            return null;
        try
        {
            var jpeg = decoder.EncodeJpeg(decoder.Decode(file, MaxEdge));
            return new ModelThumbnail(jpeg, Convert.ToHexStringLower(SHA256.HashData(jpeg)));
        }
        catch (ImageRejectedException exception)
        {
            note($"The header's thumbnail is left out. {exception.Message}");
            return null;
        }
    }
}

/// <param name="Sha256">Of the file.</param>
public sealed record ModelThumbnail(byte[] Jpeg, string Sha256);
