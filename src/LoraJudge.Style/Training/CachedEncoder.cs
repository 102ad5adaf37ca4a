using System.Text.Json;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training.Activations;

namespace LoraJudge.Style.Training;

/// <summary>
/// Encodes many pictures with a trained encoder, as its training computed them: frozen blocks' activations come from the cache that runs
/// share, so that several encoders of one trunk cost one pass.
/// </summary>
public sealed class CachedEncoder(IImageDecoder decoder, string cacheFolder)
{
    private const int PreparedAtOnce = 16;

    /// <param name="checkpoint">Written by <see cref="Trainer"/>.</param>
    /// <param name="advance">Pictures done and in all.</param>
    /// <returns>One vector a picture in their order; null for a picture that cannot be read.</returns>
    /// <exception cref="InvalidDataException">The checkpoint cannot be used.</exception>
    public float[]?[] Encode(
        string checkpoint,
        IReadOnlyList<TrainingPicture> pictures,
        Action<int, int> advance,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(advance);
        var facts = EncoderCheckpoint.Inspect(checkpoint);
        var options = JsonSerializer.Deserialize<TrainingOptions>(facts.Options, EncoderCheckpoint.Json)!;
        var device = EncoderLoader.Device(options.Device);
        using var network = EncoderCheckpoint.Read(checkpoint, facts, device);
        using var pixels = new PixelStore(cacheFolder, options.InputEdge, decoder);
        using var activations = new FirstActivations(cacheFolder, network, options, facts.TrunkHash, pixels, device);
        var vectors = new List<float[]?>(pictures.Count);
        foreach (var chunk in pictures.Chunk(PreparedAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var read = pixels.Add(chunk);
            HashedPicture[] usable = [.. read.Select(one => one.Picture).OfType<HashedPicture>()];
            activations.Prepare(usable, views: false);
            var encoded = new Queue<float[]>(PictureVectors.Encode(network, activations, usable, options.FrozenBlocks, options.Precision));
            vectors.AddRange(read.Select(one => one.Picture is null ? null : encoded.Dequeue()));
            advance(vectors.Count, pictures.Count);
        }

        return [.. vectors];
    }
}
