using LoraJudge.Style.Encoding.Checkpoints;
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
        var weights = options.Backbone == Backbone.Compact ? null : trunkWeights;
        if (options.Backbone == Backbone.ResNet18 && string.IsNullOrWhiteSpace(weights))
            throw new TrainingException("ResNet18 starts from trained weights, and none are given: write Compact.");
        if (options.Backbone == Backbone.Vgg19 && string.IsNullOrWhiteSpace(weights))
            throw new TrainingException(
                "VGG19 starts from trained weights: set Encoder:TrunkWeights (docs/weights.md says where they come from)."
            );
        var hash = weights is null ? null : EncoderCheckpoint.Hash(weights);
        var architecture = EncoderArchitecture.Of(options);
        var network = StyleNetworkStart.Create(architecture, weights is null ? null : SafetensorsFile.Open(weights), options.Seed, device);
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
