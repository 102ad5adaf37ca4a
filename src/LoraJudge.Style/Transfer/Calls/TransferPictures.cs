using System.Security.Cryptography;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Transfer.Calls;

/// <summary>Pictures on their way to and from a back end.</summary>
internal static class TransferPictures
{
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <returns>Null where the text is no base64; a data URL's head is passed over.</returns>
    public static byte[]? FromBase64(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var from = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
        var bytes = new byte[((text.Length - from) / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text.AsSpan(from), bytes, out var count) && count > 0 ? bytes[..count] : null;
    }

    /// <summary>The picture that a back end made of the sample.</summary>
    /// <param name="name">The back end's.</param>
    /// <exception cref="TransferException">It is no picture, of another size, or all of one colour.</exception>
    public static RgbImage Made(IImageDecoder decoder, byte[] file, RgbImage sample, string name)
    {
        var picture = Read(decoder, file, sample, name);
        return picture.HasContent()
            ? picture
            : throw new TransferException(
                TransferFault.Unreadable,
                $"{name} made a picture of one colour alone ({picture.Pixels[0]}, {picture.Pixels[1]}, {picture.Pixels[2]}): black ones come from half-precision overflow; start it with --no-half-vae, or choose another VAE."
            );
    }

    private static RgbImage Read(IImageDecoder decoder, byte[] file, RgbImage sample, string name)
    {
        try
        {
            var header = decoder.ReadHeader(file);
            return (header.Width, header.Height) == (sample.Width, sample.Height)
                ? decoder.Decode(file)
                : throw new TransferException(
                    TransferFault.Unreadable,
                    $"{name} made a picture of {header.Width} × {header.Height} pixels where {sample.Width} × {sample.Height} were asked for."
                );
        }
        catch (ImageRejectedException exception)
        {
            throw new TransferException(TransferFault.Unreadable, $"{name} sent a file that is no picture: {exception.Message}", exception);
        }
    }
}
