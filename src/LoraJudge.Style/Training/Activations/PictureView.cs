using LoraJudge.Style.Training.Sampling;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Training.Activations;

/// <summary>How a picture is looked at: mirrored or not, a square part of it. Colours stay as they are: they are part of the style.</summary>
/// <param name="Left">Of the part, as a share of the picture's side.</param>
/// <param name="Top">Of the part, as a share of the picture's side.</param>
/// <param name="Side">Of the part, as a share of the picture's side.</param>
internal readonly record struct PictureView(bool Flipped, double Left, double Top, double Side)
{
    public static PictureView AsItIs { get; } = new(false, 0, 0, 1);

    public static PictureView Draw(TrainingOptions options, Random random)
    {
        var flipped = options.Flips && random.Next(2) == 1;
        var side = options.SmallestCrop + ((1 - options.SmallestCrop) * random.NextDouble());
        return new PictureView(flipped, (1 - side) * random.NextDouble(), (1 - side) * random.NextDouble(), side);
    }

    /// <summary>The view that is cached under a number: always the same for the same picture.</summary>
    public static PictureView Cached(TrainingOptions options, string sha256, int number) =>
        number == 0 ? AsItIs : Draw(options, SeededRandom.Of(Convert.ToInt64(sha256[..15], 16), number));

    /// <param name="picture">1 × 3 × edge × edge.</param>
    /// <returns>As large, in the caller's dispose scope.</returns>
    public torch.Tensor Apply(torch.Tensor picture)
    {
        var edge = (int)picture.shape[2];
        var side = Math.Clamp((int)Math.Round(Side * edge), 1, edge);
        var (left, top) = (Math.Min((int)(Left * edge), edge - side), Math.Min((int)(Top * edge), edge - side));
        var part = picture.narrow(2, top, side).narrow(3, left, side);
        if (side != edge)
            part = F.interpolate(part, size: [edge, edge], mode: torch.InterpolationMode.Bilinear, align_corners: false);
        return Flipped ? part.flip(3) : part;
    }
}
