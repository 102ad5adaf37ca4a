using NetVips;

namespace LoraJudge.Style.Imaging;

/// <summary>
/// Which numbers a pixel may be made of: whole ones of 8 or 16 bits (libvips scales 1, 2 and 4 bits up to 8) in as many channels as the
/// colours need, and transparency. What white is in other ones, the file does not say: libvips would cut them off, to black or to white.
/// </summary>
internal static class PictureSamples
{
    /// <exception cref="ImageRejectedException">Other numbers, or other channels.</exception>
    public static void Check(Image header)
    {
        if (header.Format is not (Enums.BandFormat.Uchar or Enums.BandFormat.Ushort) && !IsLab(header))
        {
            throw new ImageRejectedException(
                ImageRejection.UnsupportedSamples,
                $"The picture stores its colours as {Numbers(header.Format)}, so it is not known which of them is white. Save it with 8 or 16 bits per channel, for example as PNG."
            );
        }

        if (header.Bands - Colours(header.Interpretation) is not (0 or 1))
        {
            throw new ImageRejectedException(
                ImageRejection.UnsupportedSamples,
                $"The picture has {header.Bands} channels, so it is not known which of them are its colours. Save it in RGB without extra channels, for example as PNG."
            );
        }
    }

    /// <summary>CIELAB as libvips reads it from a TIFF: its range is known.</summary>
    private static bool IsLab(Image header) => header.Interpretation is Enums.Interpretation.Labs or Enums.Interpretation.Labq;

    private static int Colours(Enums.Interpretation interpretation) =>
        interpretation switch
        {
            Enums.Interpretation.Bw or Enums.Interpretation.Grey16 => 1,
            Enums.Interpretation.Cmyk or Enums.Interpretation.Labq => 4,
            _ => 3,
        };

    private static string Numbers(Enums.BandFormat format) =>
        format switch
        {
            Enums.BandFormat.Float or Enums.BandFormat.Double => "floating-point numbers",
            Enums.BandFormat.Complex or Enums.BandFormat.Dpcomplex => "complex numbers",
            Enums.BandFormat.Uint => "whole numbers of 32 bits",
            _ => "signed numbers",
        };
}
