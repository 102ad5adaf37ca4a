using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp;
using TorchSharp.Modules;
using F = TorchSharp.torch.nn.functional;

namespace LoraJudge.Benchmarks.Training;

/// <summary>What a step of the paper's training costs when nothing but TorchSharp's calls is written down: the yardstick.</summary>
internal sealed class BareVgg19
{
    private const int Side = 7;
    private readonly (VggConvolution Layer, Parameter Weight, Parameter Bias)[] layers;
    private readonly Parameter output = new(torch.randn(128, 512 * Side * Side) * 0.001);

    public BareVgg19(string weights)
    {
        var file = SafetensorsFile.Open(weights);
        layers =
        [
            .. Vgg19Layout.Convolutions.Select(layer =>
                (
                    layer,
                    new Parameter(torch.tensor(file.ReadFloats(layer.Prefix + ".weight"), [layer.Outputs, layer.Inputs, 3, 3])),
                    new Parameter(torch.tensor(file.ReadFloats(layer.Prefix + ".bias")))
                )
            ),
        ];
    }

    /// <summary>Forward and backward of 20 triplets; the first blocks without gradients.</summary>
    public void Step(int edge, int frozenBlocks)
    {
        const int Triplets = 20;
        using var scope = torch.NewDisposeScope();
        var map = torch.rand(3 * Triplets, 3, edge, edge);
        using (torch.no_grad())
            map = Run(map, 1, frozenBlocks);
        map = F.max_pool2d(Run(map, frozenBlocks + 1, 5), 2);
        var vectors = F.linear(F.adaptive_avg_pool2d(map, [Side, Side]).flatten(1), output);
        var (a, p, n) = (vectors.narrow(0, 0, Triplets), vectors.narrow(0, Triplets, Triplets), vectors.narrow(0, 2 * Triplets, Triplets));
        var loss = ((a - p).norm(1) - (a - n).norm(1) + 1).clamp_min(0).mean();
        loss.backward();
    }

    private torch.Tensor Run(torch.Tensor map, int from, int to)
    {
        foreach (var (layer, weight, bias) in layers.Where(one => one.Layer.Block >= from && one.Layer.Block <= to))
            map = F.conv2d(layer.PoolFirst ? F.max_pool2d(map, 2) : map, weight, bias, padding: [1, 1]).relu_();
        return map;
    }
}
