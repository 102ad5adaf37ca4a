using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// ResNet18's layers with batch normalisation folded in. They were exported with what halves a side padded before it alone, or more before it than
/// behind: where sides are multiples of 16, the last places of an even padding are never read, so that it is the same.
/// </summary>
internal static class ResidualLayers
{
    /// <summary>Means of red, green and blue that the trunk's input is centred by; it is not scaled.</summary>
    private static readonly float[] Mean = [123.15161f, 115.902885f, 103.06262f];

    private const double Levels = 255;

    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    /// <returns>The same shape, channels last in memory, as the kernels lie.</returns>
    public static torch.Tensor Normalized(torch.Tensor images) =>
        ((images.permute(0, 2, 3, 1).contiguous() * Levels) - torch.tensor(Mean, device: images.device)).permute(0, 3, 1, 2);

    /// <summary>Maximum of 3 × 3 places, every second one.</summary>
    public static torch.Tensor Pooled(torch.Tensor map) => F.max_pool2d(map, 3, 2, padding: 1);

    /// <param name="map">n × inputs × h × w.</param>
    /// <param name="convolution">By name: kernels and biases.</param>
    /// <returns>n × outputs × h/stride × w/stride; not negative.</returns>
    public static torch.Tensor Of(
        TrunkLayer layer,
        bool isResidual,
        torch.Tensor map,
        Func<string, (torch.Tensor Kernels, torch.Tensor Bias)> convolution
    )
    {
        if (!isResidual)
            return Convolved(map, convolution(layer.Name), layer.Stride, layer.Padding).relu_();
        var inner = Convolved(map, convolution($"{layer.Name}.conv1"), layer.Stride, layer.Padding).relu_();
        var past = LayerTensors.HasDownsample(layer)
            ? Convolved(map, convolution($"{layer.Name}.downsample"), layer.Stride, padding: 0)
            : map;
        return Convolved(inner, convolution($"{layer.Name}.conv2"), 1, layer.Padding).add_(past).relu_();
    }

    private static torch.Tensor Convolved(torch.Tensor map, (torch.Tensor Kernels, torch.Tensor Bias) by, int stride, int padding) =>
        F.conv2d(map, by.Kernels, by.Bias, strides: [stride, stride], padding: [padding, padding]);
}
