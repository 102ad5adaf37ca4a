using NetVips;
using Vips = NetVips.NetVips;

namespace LoraJudge.Style.Imaging;

/// <summary>Decodes with libvips. Animated and paged files give their first frame.</summary>
public sealed class NetVipsImageDecoder : IImageDecoder
{
    /// <summary>Shortest and longest side in pixels: outside of it a square crop is no picture any more.</summary>
    public const int MinSide = 8;
    public const int MaxSide = 32_768;

    /// <summary>For the loader behind a thumbnail: of a picture in memory, libvips hands it these options but not <c>failOn</c>.</summary>
    private const string FailOnError = "[fail_on=error]";

    private const string Srgb = "srgb";

    // libvips would print a line for every flaw of a bad upload; its sender is told instead. Held here, or it would be collected.
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };

    private readonly ImagingOptions options;

    static NetVipsImageDecoder() => Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence);

    public NetVipsImageDecoder(ImagingOptions options)
    {
        this.options = options;
        Vips.BlockUntrusted = true;
        // It takes a JPEG with a gain map (Ultra HDR) away from the JPEG loader, which reads the same picture with less code.
        Operation.Block("VipsForeignLoadUhdr", true);
        // Every picture is decoded once: libvips's cache of operations would only hold memory.
        Cache.Max = 0;
        // Callers decode several pictures at once, each on its own thread.
        Vips.Concurrency = 1;
    }

    public ImageHeader ReadHeader(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0)
            throw new ImageRejectedException(ImageRejection.Empty, "The file is empty. Choose a picture.");
        if (bytes.Length > options.MaxBytes)
        {
            throw new ImageRejectedException(
                ImageRejection.TooManyBytes,
                $"The file has {Megabytes(bytes.Length)} MB; the most that is taken is {Megabytes(options.MaxBytes)} MB. Save it smaller or as JPEG."
            );
        }

        var format = PictureFormat.Of(bytes);
        var (width, height) = Guard(bytes, () => Size(bytes));
        CheckSize(width, height);
        return new ImageHeader(format, width, height);
    }

    public RgbImage DecodeSquare(byte[] bytes, int edge)
    {
        ReadHeader(bytes);
        return Scaled(bytes, new Scaling(edge, edge, Crop: Enums.Interesting.Centre), ToRgb);
    }

    public RgbImage Decode(byte[] bytes, int maxEdge = int.MaxValue)
    {
        var header = ReadHeader(bytes);
        var edge = Math.Min(maxEdge, Math.Max(header.Width, header.Height));
        return Scaled(bytes, new Scaling(edge, edge, Enums.Size.Down), ToRgb);
    }

    public RgbImage DecodeTo(byte[] bytes, int width, int height)
    {
        ReadHeader(bytes);
        return Scaled(bytes, new Scaling(width, height, Enums.Size.Force), ToRgb);
    }

    public byte[] Thumbnail(byte[] bytes, int maxEdge)
    {
        ReadHeader(bytes);
        return Scaled(
            bytes,
            new Scaling(maxEdge, maxEdge, Enums.Size.Down),
            scaled =>
            {
                using var rgb = Rgb(scaled);
                return rgb.WebpsaveBuffer(q: 82, keep: Enums.ForeignKeep.None);
            }
        );
    }

    public byte[] EncodeJpeg(RgbImage image, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var pixels = Image.NewFromMemory(image.Pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar);
        using var srgb = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.JpegsaveBuffer(q: quality, keep: Enums.ForeignKeep.None);
    }

    public byte[] EncodePng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var pixels = Image.NewFromMemory(image.Pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar);
        using var srgb = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.PngsaveBuffer(keep: Enums.ForeignKeep.None);
    }

    private static T Scaled<T>(byte[] bytes, Scaling to, Func<Image, T> use)
    {
        try
        {
            using var scaled = Image.ThumbnailBuffer(bytes, to.Width, FailOnError, to.Height, to.Size, crop: to.Crop, outputProfile: Srgb);
            return use(scaled);
        }
        catch (VipsException exception)
        {
            return Guard(
                bytes,
                () =>
                {
                    using var cut = CutPicture.Open(bytes) ?? throw PictureFormat.Damaged(bytes, exception);
                    using var scaled = cut.ThumbnailImage(to.Width, to.Height, to.Size, crop: to.Crop, outputProfile: Srgb);
                    return use(scaled);
                }
            );
        }
    }

    private static RgbImage ToRgb(Image image)
    {
        using var rgb = Rgb(image);
        return new RgbImage(rgb.Width, rgb.Height, rgb.WriteToMemory<byte>());
    }

    /// <summary>Three bands of 8 bits in sRGB, transparency over white.</summary>
    private static Image Rgb(Image image)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = srgb.HasAlpha() ? srgb.Flatten(background: [255]) : srgb.Copy();
        return opaque.Cast(Enums.BandFormat.Uchar);
    }

    private static (int Width, int Height) Size(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        PictureFormat.RejectHevc(image);
        PictureSamples.Check(image);
        using var upright = image.Autorot();
        return (upright.Width, upright.Height);
    }

    private void CheckSize(int width, int height)
    {
        if ((long)width * height > options.MaxMegapixels * 1_000_000L || Math.Max(width, height) > MaxSide)
        {
            throw new ImageRejectedException(
                ImageRejection.TooManyPixels,
                $"The picture has {width} × {height} pixels; the most that is taken is {options.MaxMegapixels} megapixels and {MaxSide} a side. Save it smaller."
            );
        }

        if (Math.Min(width, height) < MinSide)
        {
            throw new ImageRejectedException(
                ImageRejection.TooFewPixels,
                $"The picture has {width} × {height} pixels: too small to have a style. Choose one of {MinSide} a side at least."
            );
        }
    }

    private static T Guard<T>(byte[] bytes, Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (VipsException exception)
        {
            throw PictureFormat.Damaged(bytes, exception);
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private readonly record struct Scaling(
        int Width,
        int Height,
        Enums.Size Size = Enums.Size.Both,
        Enums.Interesting Crop = Enums.Interesting.None
    );
}
