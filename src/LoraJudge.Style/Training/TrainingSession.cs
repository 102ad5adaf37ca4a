using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Embedded;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using LoraJudge.Style.Training.Activations;
using TorchSharp;

namespace LoraJudge.Style.Training;

/// <summary>What a run works with: its pictures, its network, and the frozen blocks' activations.</summary>
internal sealed record TrainingSession(
    TrainingOptions Options,
    TrainingData Data,
    StyleNetwork Network,
    FirstActivations Activations,
    string? TrunkHash
) : IDisposable
{
    /// <exception cref="TrainingException">The backbone needs weights and none are given.</exception>
    /// <exception cref="InvalidDataException">The weights are no VGG19's.</exception>
    public static TrainingSession Open(
        TrainingOptions options,
        TrainingData data,
        PixelStore pixels,
        string? trunkWeights,
        string cacheFolder,
        torch.Device device
    )
    {
        if (options.Backbone == Backbone.Vgg19 && string.IsNullOrWhiteSpace(trunkWeights))
            throw new TrainingException(
                "VGG19 starts from trained weights: set Encoder:TrunkWeights (docs/weights.md says where they come from), or write ResNet18, which comes with the program."
            );
        var (file, hash) = options.Backbone switch
        {
            Backbone.Vgg19 => (SafetensorsFile.Open(trunkWeights!), EncoderCheckpoint.Hash(trunkWeights!)),
            Backbone.ResNet18 => (EmbeddedTrunk.Open(), EmbeddedTrunk.Hash()),
            _ => ((SafetensorsFile?)null, (string?)null),
        };
        var network = StyleNetworkStart.Create(EncoderArchitecture.Of(options), file, options.Seed, device);
        try
        {
            return new TrainingSession(
                options,
                data,
                network,
                new FirstActivations(cacheFolder, network, options, hash, pixels, device),
                hash
            );
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Activations.Dispose();
        Network.Dispose();
    }
}
