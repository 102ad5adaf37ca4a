using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Training.Activations;

/// <summary>
/// What a network's first, frozen blocks make of pictures: computed once a picture and view and kept in a file as 16-bit floats. Runs with
/// the same trunk, input and views share them. Without frozen blocks it hands out the pictures themselves, seen anew each time.
/// </summary>
internal sealed class FirstActivations : IDisposable
{
    private const int Batch = 8;

    private readonly StyleNetwork network;
    private readonly TrainingOptions options;
    private readonly PixelStore pixels;
    private readonly torch.Device device;
    private readonly HalfFile? file;

    /// <param name="trunkHash">Of the frozen blocks' weights.</param>
    public FirstActivations(
        string folder,
        StyleNetwork network,
        TrainingOptions options,
        string? trunkHash,
        PixelStore pixels,
        torch.Device device
    )
    {
        (this.network, this.options, this.pixels, this.device) = (network, options, pixels, device);
        if (options.FrozenBlocks == 0)
            return;
        var length = TrunkShape.After(network.Architecture, options.FrozenBlocks).Length;
        file = new HalfFile(Path.Combine(folder, $"activations-{Key(trunkHash)}.f16"), length);
    }

    private bool IsAugmented => options.Flips || options.SmallestCrop < 1;

    /// <summary>Views of a picture that are kept.</summary>
    public int Views =>
        options.Corners ? WindowStatistics.Windows
        : file is not null && IsAugmented ? options.CachedViews
        : 1;

    /// <summary>Computes what is not there yet.</summary>
    /// <param name="views">Whether all views are wanted, or only the pictures as they are.</param>
    public void Prepare(IEnumerable<HashedPicture> pictures, bool views)
    {
        if (file is null)
            return;
        (HashedPicture Picture, int View)[] missing =
        [
            .. pictures
                .DistinctBy(picture => picture.Sha256, StringComparer.Ordinal)
                .SelectMany(picture => Enumerable.Range(0, views ? Views : 1).Select(view => (picture, view)))
                .Where(wanted => !file.Contains(Name(wanted.picture, wanted.view))),
        ];
        if (options.Corners)
            KeepWindows(missing.Select(one => one.Picture).Distinct());
        else
            KeepViews(missing);
    }

    private void KeepViews(IEnumerable<(HashedPicture Picture, int View)> missing)
    {
        foreach (var batch in missing.Chunk(Batch))
        {
            using var scope = torch.NewDisposeScope();
            using var inference = torch.inference_mode();
            var images = batch.Select(one =>
                PictureView.Cached(options, one.Picture.Sha256, one.View).Apply(pixels.Read(one.Picture, device))
            );
            var numbers = network.First(torch.cat([.. images]), options.FrozenBlocks, options.Precision);
            Keep([.. batch.Select(one => Name(one.Picture, one.View))], numbers);
        }
    }

    /// <summary>One pass gives a picture's statistics and those of its corners.</summary>
    private void KeepWindows(IEnumerable<HashedPicture> missing)
    {
        foreach (var batch in missing.Chunk(Batch))
        {
            using var scope = torch.NewDisposeScope();
            using var inference = torch.inference_mode();
            var images = torch.cat([.. batch.Select(picture => pixels.Read(picture, device))]);
            var numbers = network.FirstWindows(images, options.Precision).flatten(0, 1);
            Keep([.. batch.SelectMany(picture => Enumerable.Range(0, Views).Select(view => Name(picture, view)))], numbers);
        }
    }

    private void Keep(string[] names, torch.Tensor numbers) => file!.Append(names, numbers);

    /// <param name="random">Draws the views; null for the pictures as they are.</param>
    /// <returns>n × length of the flat state after the frozen blocks, in the caller's dispose scope.</returns>
    public torch.Tensor Read(IReadOnlyList<HashedPicture> pictures, Random? random)
    {
        if (file is null)
        {
            var images = torch.cat([.. pictures.Select(picture => View(random).Apply(pixels.Read(picture, device)))]);
            return network.First(images, 0, options.Precision);
        }

        return file.Read([.. pictures.Select(picture => Name(picture, Drawn(random)))], device);
    }

    /// <summary>One of the kept views.</summary>
    public torch.Tensor Read(IReadOnlyList<HashedPicture> pictures, int view) =>
        file!.Read([.. pictures.Select(picture => Name(picture, view))], device);

    public void Dispose() => file?.Dispose();

    /// <summary>Every second time the picture as it is.</summary>
    public int Drawn(Random? random) => random is null || Views == 1 || random.Next(2) == 0 ? 0 : 1 + random.Next(Views - 1);

    private PictureView View(Random? random) => random is null || !IsAugmented ? PictureView.AsItIs : PictureView.Draw(options, random);

    public static string Name(HashedPicture picture, int view) => $"{picture.Sha256}.{view}";

    /// <summary>Everything that the activations depend on but the picture.</summary>
    private string Key(string? trunkHash) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(
                    FormattableString.Invariant(
                        $"3 {trunkHash ?? $"random {options.Seed}"} {options.Backbone} {options.FrozenBlocks} {options.InputEdge} {options.Pooling} {options.Covariances} {options.Precision} {options.Flips} {options.SmallestCrop:R} {options.Corners}{(options.Stages == 0 ? "" : $" {options.Stages}")}"
                    )
                )
            )
        )[..16];
}
