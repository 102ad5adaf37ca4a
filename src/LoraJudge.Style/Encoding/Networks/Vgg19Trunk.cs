using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>VGG19's convolutions with fixed weights.</summary>
internal sealed class Vgg19Trunk : IDisposable
{
    private readonly List<(VggConvolution Layout, torch.Tensor Weight, torch.Tensor Bias)> layers = [];
    private readonly torch.Tensor mean;
    private readonly torch.Tensor deviation;

    /// <param name="file">Weights with names that <see cref="Vgg19Names"/> knows; every convolution must be there in its shape.</param>
    /// <param name="last">The last convolution that is needed; those after it are not loaded.</param>
    /// <exception cref="InvalidDataException">A tensor is missing or has another shape.</exception>
    public Vgg19Trunk(SafetensorsFile file, VggConvolution last, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(file);
        var prefix = Vgg19Names.Prefix(file.Header);
        foreach (var layout in Vgg19Layout.Convolutions.TakeWhile(layer => layer != last).Append(last))
        {
            var weight = Read(file, Vgg19Names.Weight(prefix, layout), [layout.Outputs, layout.Inputs, 3, 3], device);
            layers.Add((layout, weight, Read(file, Vgg19Names.Bias(prefix, layout), [layout.Outputs], device)));
        }

        mean = torch.tensor(Vgg19Layout.Mean, [1, 3, 1, 1], device: device).DetachFromDisposeScope();
        deviation = torch.tensor(Vgg19Layout.Deviation, [1, 3, 1, 1], device: device).DetachFromDisposeScope();
    }

    /// <summary>Runs the trunk and hands each convolution's activations (after the ReLU, n × c × h × w) to <paramref name="visit"/>.</summary>
    /// <param name="images">n × 3 × h × w, RGB from 0 to 1.</param>
    public void Visit(torch.Tensor images, Action<VggConvolution, torch.Tensor> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var current = (images - mean) / deviation;
        foreach (var (layout, weight, bias) in layers)
        {
            using var input = layout.PoolFirst ? F.max_pool2d(current, 2) : current.alias();
            current.Dispose();
            current = F.conv2d(input, weight, bias, padding: [1, 1]).relu_();
            visit(layout, current);
        }

        current.Dispose();
    }

    public void Dispose()
    {
        foreach (var (_, weight, bias) in layers)
        {
            weight.Dispose();
            bias.Dispose();
        }

        mean.Dispose();
        deviation.Dispose();
    }

    private static torch.Tensor Read(SafetensorsFile file, string name, long[] shape, torch.Device device)
    {
        if (!file.Header.Tensors.TryGetValue(name, out var entry))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(file.Path)} has no tensor {name}: it is no VGG19 with torchvision's names (features.0.weight …)."
            );
        }

        if (!entry.Shape.SequenceEqual(shape))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(file.Path)}: {name} has shape {string.Join('×', entry.Shape)}, VGG19's has {string.Join('×', shape)}."
            );
        }

        return torch.tensor(file.ReadFloats(name), shape, device: device).DetachFromDisposeScope();
    }
}
