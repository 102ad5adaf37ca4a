namespace LoraJudge.Style.Imaging;

/// <summary>Bytes from outside → RGB pixels. Limits are checked from the header before anything is decoded.</summary>
public interface IImageDecoder
{
    /// <summary>Reads the header alone: format, size as shown (after orientation), number of frames.</summary>
    /// <exception cref="ImageRejectedException">Not a picture of an accepted format, or over a limit.</exception>
    ImageHeader ReadHeader(byte[] bytes);

    /// <summary>
    /// Decodes to a square of <paramref name="edge"/> pixels: scaled to cover it, the middle kept; upright, sRGB, over white.
    /// </summary>
    /// <exception cref="ImageRejectedException">Not a picture of an accepted format, over a limit, or damaged.</exception>
    RgbImage DecodeSquare(byte[] bytes, int edge);

    /// <summary>Decodes in full, or scaled down so that neither side exceeds <paramref name="maxEdge"/> pixels.</summary>
    /// <exception cref="ImageRejectedException">Not a picture of an accepted format, over a limit, or damaged.</exception>
    RgbImage Decode(byte[] bytes, int maxEdge = int.MaxValue);

    /// <summary>Decodes to exactly this size in pixels, each side scaled by itself; as <see cref="Decode"/> where that is the picture's
    /// own size.</summary>
    /// <exception cref="ImageRejectedException">Not a picture of an accepted format, over a limit, or damaged.</exception>
    RgbImage DecodeTo(byte[] bytes, int width, int height);

    /// <summary>A WebP thumbnail whose longer side is at most <paramref name="maxEdge"/> pixels, without metadata.</summary>
    /// <exception cref="ImageRejectedException">Not a picture of an accepted format, over a limit, or damaged.</exception>
    byte[] Thumbnail(byte[] bytes, int maxEdge);

    /// <summary>Encodes pixels as a JPEG of the given quality (1 to 100), without metadata.</summary>
    byte[] EncodeJpeg(RgbImage image, int quality = 90);

    /// <summary>Encodes pixels as a PNG, without loss and without metadata.</summary>
    byte[] EncodePng(RgbImage image);
}

/// <param name="Format">"jpeg", "png", "webp", "avif", "tiff" or "gif".</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
public sealed record ImageHeader(string Format, int Width, int Height);

/// <summary>A picture that is not taken; the message tells a person why and what to do.</summary>
public sealed class ImageRejectedException(ImageRejection reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public ImageRejection Reason { get; } = reason;
}

public enum ImageRejection
{
    Empty,
    TooManyBytes,
    TooManyPixels,
    TooFewPixels,
    UnsupportedFormat,
    UnsupportedSamples,
    Damaged,
    NoContent,
}
