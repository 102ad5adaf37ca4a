using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Training;

/// <summary>
/// Finds pictures that the transfer left nearly as they were (Vu, Shoji, Oe, Pham and Ohshima, Eq. 1): they show the sample, not the
/// model's style.
/// </summary>
public static class Cleansing
{
    /// <summary>The paper's: a mean squared error below it counts as left as it was.</summary>
    public const double DefaultThreshold = 0.01;

    /// <summary>
    /// Eq. 1: 1/(h·w) Σ (Δr² + Δg² + Δb²) with values from 0 to 255, so 0 to 195,075. The sum is exact; one division follows.
    /// </summary>
    /// <exception cref="ArgumentException">The pictures differ in size.</exception>
    public static double MeanSquaredError(RgbImage transformed, RgbImage original)
    {
        ArgumentNullException.ThrowIfNull(transformed);
        ArgumentNullException.ThrowIfNull(original);
        if ((transformed.Width, transformed.Height) != (original.Width, original.Height))
        {
            throw new ArgumentException(
                $"{transformed.Width}×{transformed.Height} pixels against {original.Width}×{original.Height}: scale the original first.",
                nameof(original)
            );
        }

        var sum = 0L;
        for (var at = 0; at < transformed.Pixels.Length; at++)
        {
            var difference = transformed.Pixels[at] - original.Pixels[at];
            sum += difference * difference;
        }

        return (double)sum / ((long)transformed.Width * transformed.Height);
    }

    /// <summary>Eq. 1 on files. An original of another size is scaled to the transformed picture's by the decoder.</summary>
    /// <exception cref="ImageRejectedException">One of them is no picture that can be read.</exception>
    public static double MeanSquaredError(IImageDecoder decoder, byte[] transformed, byte[] original)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        var picture = decoder.Decode(transformed);
        return MeanSquaredError(picture, decoder.DecodeTo(original, picture.Width, picture.Height));
    }

    /// <summary>
    /// Which pictures are to be left out: those that have an original and an error below <paramref name="threshold"/>. Pictures without
    /// an original, and pairs that cannot be read, are kept. Pairs are compared on all cores.
    /// </summary>
    /// <param name="compared">Called once a picture, from many threads.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CleansingSplit Split(
        IReadOnlyList<TrainingPicture> pictures,
        IImageDecoder decoder,
        double threshold = DefaultThreshold,
        Action? compared = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var halves = pictures
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .Select(picture =>
            {
                var result = Compare(picture, decoder);
                compared?.Invoke();
                return result;
            })
            .ToLookup(picture => picture.MeanSquaredError < threshold);
        return new CleansingSplit([.. halves[false]], [.. halves[true]]);
    }

    private static CleansedPicture Compare(TrainingPicture picture, IImageDecoder decoder)
    {
        if (picture.ReadOriginal is not { } readOriginal)
            return new CleansedPicture(picture, null);
        try
        {
            return new CleansedPicture(picture, MeanSquaredError(decoder, picture.Read(), readOriginal()));
        }
        catch (Exception exception) when (exception is ImageRejectedException or IOException or UnauthorizedAccessException)
        {
            return new CleansedPicture(picture, null, exception.Message);
        }
    }
}

/// <param name="Kept">In the order given.</param>
/// <param name="LeftOut">In the order given; each has an error.</param>
public sealed record CleansingSplit(IReadOnlyList<CleansedPicture> Kept, IReadOnlyList<CleansedPicture> LeftOut);

/// <param name="MeanSquaredError">Of Eq. 1; null where the picture was not compared.</param>
/// <param name="Problem">Why it could not be compared although there is an original.</param>
public sealed record CleansedPicture(TrainingPicture Picture, double? MeanSquaredError, string? Problem = null);
