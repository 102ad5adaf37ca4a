using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Encoding.Safetensors;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>A style network before its training.</summary>
internal static class StyleNetworkStart
{
    /// <param name="trunk">The backbone's weights, VGG19's with names that <see cref="Vgg19Names"/> knows; null for a trunk of random weights.</param>
    /// <param name="seed">Of the random weights.</param>
    /// <exception cref="InvalidDataException">The file lacks a tensor, or has it in another shape.</exception>
    public static StyleNetwork Create(EncoderArchitecture architecture, SafetensorsFile? trunk, long seed, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        // Dice of its own: torch's are shared by the whole process.
        using var dice = new torch.Generator((ulong)seed);
        var pretrained = trunk is null ? [] : PretrainedNames(architecture, trunk.Header);
        var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal);
        foreach (var (name, shape) in StyleNetwork.Shapes(architecture))
        {
            var tensor = pretrained.TryGetValue(name, out var inFile)
                ? TrunkTensors.Read(trunk!, inFile, shape)
                : Random(name, shape, dice);
            tensors.Add(name, StyleNetwork.Keep(architecture, tensor, device));
        }

        return new StyleNetwork(architecture, tensors);
    }

    /// <returns>By the names of our tensors, those of the file.</returns>
    private static Dictionary<string, string> PretrainedNames(EncoderArchitecture architecture, SafetensorsHeader header)
    {
        if (architecture.Backbone == Backbone.ResNet18)
        {
            return StyleNetwork
                .Shapes(architecture)
                .Select(tensor => tensor.Name)
                .Where(name => name.StartsWith("stem.", StringComparison.Ordinal) || name.StartsWith("layer", StringComparison.Ordinal))
                .Where(name => !name.EndsWith(".mix", StringComparison.Ordinal))
                .ToDictionary(name => name, StringComparer.Ordinal);
        }

        var prefix = Vgg19Names.Prefix(header);
        return Vgg19Layout
            .Convolutions.SelectMany(layer => (string[])[".weight", ".bias"], (layer, ending) => (layer, ending))
            .ToDictionary(
                one => one.layer.Name + one.ending,
                one => Vgg19Names.Layer(prefix, one.layer) + one.ending,
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// He et al. 2015 before a ReLU, uniform within 1/√inputs for linear layers; mixtures orthonormal,
    /// biases and means 0, deviations and gains 1.
    /// </summary>
    private static torch.Tensor Random(string name, long[] shape, torch.Generator dice)
    {
        var inputs = shape.Skip(1).Aggregate(1L, (product, side) => product * side);
        return name is "head.deviation" or "head.norm.weight" or "head.norm.variance" ? torch.ones(shape)
            : shape.Length == 1 ? torch.zeros(shape)
            : shape.Length == 4 ? torch.randn(shape, generator: dice) * Math.Sqrt(2.0 / inputs)
            : name.EndsWith(".mix", StringComparison.Ordinal) ? Orthonormal(shape[0], shape[1])
            : ((torch.rand(shape, generator: dice) * 2) - 1) / Math.Sqrt(inputs);
    }

    /// <summary>The same whatever a run's seed, so that runs share their activations.</summary>
    private static torch.Tensor Orthonormal(long rows, long channels)
    {
        using var dice = new torch.Generator((ulong)channels);
        return torch.linalg.qr(torch.randn([channels, channels], generator: dice)).Q.narrow(1, 0, rows).t();
    }
}
