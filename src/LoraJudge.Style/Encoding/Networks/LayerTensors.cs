using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Names and shapes of a layer's convolutions.</summary>
internal static class LayerTensors
{
    /// <returns>Each with the shape of its kernels, outputs × inputs × height × width.</returns>
    public static IEnumerable<(string Name, long[] Kernels)> Of(Backbone backbone, TrunkLayer layer)
    {
        long[] kernels = [layer.Outputs, layer.Inputs, layer.Kernel, layer.Kernel];
        if (!IsResidual(backbone, layer))
            return [(layer.Name, kernels)];
        (string, long[])[] both =
        [
            ($"{layer.Name}.conv1", kernels),
            ($"{layer.Name}.conv2", [layer.Outputs, layer.Outputs, layer.Kernel, layer.Kernel]),
        ];
        return HasDownsample(layer) ? [.. both, ($"{layer.Name}.downsample", [layer.Outputs, layer.Inputs, 1, 1])] : both;
    }

    /// <summary>Whether it is a residual block of two convolutions.</summary>
    public static bool IsResidual(Backbone backbone, TrunkLayer layer) => backbone == Backbone.ResNet18 && layer.Inputs > 3;

    /// <summary>Whether a residual block's input is brought to its output's shape by a convolution of its own.</summary>
    public static bool HasDownsample(TrunkLayer layer) => layer.Stride > 1;
}
