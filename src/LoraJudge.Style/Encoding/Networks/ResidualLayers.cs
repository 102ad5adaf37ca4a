using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>
/// ResNet18's layers with batch normalisation folded in. What halves a side pads before it alone, or more before it than behind, as the
/// weights were exported: sides that are multiples of 16 fit.
/// </summary>
internal static class ResidualLayers
{
    /// <summary>Means of red, green and blue that the trunk's input is centred by; it is not scaled.</summary>
    private static readonly float[] Mean = [123.15161f, 115.902885f, 103.06262f];

    private const double Levels = 255;

    /// <param name="images">n × 3 × edge × edge, RGB from 0 to 1.</param>
    public static torch.Tensor Normalized(torch.Tensor images) =>
        (images * Levels) - torch.tensor(Mean, [1, 3, 1, 1], device: images.device);

    /// <summary>Maximum of 3 × 3 places, every second one.</summary>
    public static torch.Tensor Pooled(torch.Tensor map) => F.max_pool2d(Padded(map, 1, 0), 3, 2);

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
            return Convolved(Padded(map, 3, 2), convolution(layer.Name), layer.Stride, padding: 0).relu_();
        var first = convolution($"{layer.Name}.conv1");
        var inner = (
            layer.Stride > 1 ? Convolved(Padded(map, 1, 0), first, layer.Stride, padding: 0) : Convolved(map, first, 1, padding: 1)
        ).relu_();
        var past = LayerTensors.HasDownsample(layer)
            ? Convolved(map, convolution($"{layer.Name}.downsample"), layer.Stride, padding: 0)
            : map;
        return (Convolved(inner, convolution($"{layer.Name}.conv2"), 1, padding: 1) + past).relu_();
    }

    private static torch.Tensor Convolved(torch.Tensor map, (torch.Tensor Kernels, torch.Tensor Bias) by, int stride, int padding) =>
        F.conv2d(map, by.Kernels, by.Bias, strides: [stride, stride], padding: [padding, padding]);

    private static torch.Tensor Padded(torch.Tensor map, int before, int behind) => F.pad(map, [before, behind, before, behind]);
}
