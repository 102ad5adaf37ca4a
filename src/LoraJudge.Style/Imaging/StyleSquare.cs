namespace LoraJudge.Style.Imaging;

/// <summary>The square of a picture that its style is told by.</summary>
public static class StyleSquare
{
    /// <summary>Pixels a side that the square has in the file, at least: fewer show too little to tell a style by.</summary>
    public const int MinSide = 32;

    /// <summary>Pixels a side by which it is told whether there is anything to see, whatever an encoder takes.</summary>
    public const int CheckedEdge = 256;

    /// <returns>As <see cref="IImageDecoder.DecodeSquare"/>.</returns>
    /// <exception cref="ImageRejectedException">As there; or the square is too small, or there is nothing to see in it.</exception>
    public static RgbImage DecodeForStyle(this IImageDecoder decoder, byte[] bytes, int edge)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        var header = decoder.ReadHeader(bytes);
        if (Math.Min(header.Width, header.Height) < MinSide)
        {
            throw new ImageRejectedException(
                ImageRejection.TooFewPixels,
                $"The picture has {header.Width} × {header.Height} pixels, which is too narrow to judge its style. Choose one with at least {MinSide} pixels on each side."
            );
        }

        var square = decoder.DecodeSquare(bytes, edge);
        // A pattern that is finer than an encoder's pixels is something to see all the same.
        return square.HasContent() || decoder.DecodeSquare(bytes, CheckedEdge).HasContent()
            ? square
            : throw new ImageRejectedException(
                ImageRejection.NoContent,
                "The middle square of the picture has only one colour, and nothing else of it is compared (transparent parts count as white). Choose a picture that shows something there."
            );
    }
}
