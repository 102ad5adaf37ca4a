using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>The layers of a trunk, first to last; each ends in a ReLU.</summary>
internal static class TrunkLayout
{
    private static readonly TrunkLayer[] Vgg19 =
    [
        .. Vgg19Layout.Convolutions.Select(layer => new TrunkLayer(
            layer.Name,
            layer.Block,
            layer.Inputs,
            layer.Outputs,
            Kernel: 3,
            Stride: 1,
            layer.PoolFirst
        )),
    ];

    /// <summary>
    /// Halves the picture four times and widens as it does. The first block has one layer, of larger kernels: at that side a second one would
    /// cost as much as a whole block after it. Widths are multiples of 16, as oneDNN packs channels. A sixtieth of VGG19's work.
    /// </summary>
    private static readonly TrunkLayer[] Compact =
    [
        new("conv1_1", 1, 3, 32, Kernel: 5, Stride: 2, PoolFirst: false),
        new("conv2_1", 2, 32, 48, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv2_2", 2, 48, 48, Kernel: 3, Stride: 1, PoolFirst: false),
        new("conv3_1", 3, 48, 96, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv3_2", 3, 96, 96, Kernel: 3, Stride: 1, PoolFirst: false),
        new("conv4_1", 4, 96, 160, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv4_2", 4, 160, 160, Kernel: 3, Stride: 1, PoolFirst: false),
    ];

    /// <summary>The stem and residual blocks of ResNet18's first three stages; the stem belongs to the first.</summary>
    private static readonly TrunkLayer[] ResNet18 =
    [
        new("stem", 1, 3, 64, Kernel: 7, Stride: 2, PoolFirst: false),
        new("layer1.0", 1, 64, 64, Kernel: 3, Stride: 1, PoolFirst: true),
        new("layer1.1", 1, 64, 64, Kernel: 3, Stride: 1, PoolFirst: false),
        new("layer2.0", 2, 64, 128, Kernel: 3, Stride: 2, PoolFirst: false),
        new("layer2.1", 2, 128, 128, Kernel: 3, Stride: 1, PoolFirst: false),
        new("layer3.0", 3, 128, 256, Kernel: 3, Stride: 2, PoolFirst: false),
        new("layer3.1", 3, 256, 256, Kernel: 3, Stride: 1, PoolFirst: false),
    ];

    /// <summary>The layers of an architecture's blocks; a residual block counts as one layer.</summary>
    public static IReadOnlyList<TrunkLayer> Of(EncoderArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var all = All(architecture.Backbone);
        return architecture.Stages == 0 ? all : [.. all.Where(layer => layer.Block <= architecture.Stages)];
    }

    /// <summary>The layers whose channels' covariances are taken: each block's first and last, and every residual block.</summary>
    public static bool TakesCovariances(Backbone backbone, TrunkLayer layer)
    {
        var block = All(backbone).Where(one => one.Block == layer.Block);
        return backbone == Backbone.ResNet18 || ReferenceEquals(layer, block.First()) || ReferenceEquals(layer, block.Last());
    }

    public static int Blocks(EncoderArchitecture architecture) => Of(architecture)[^1].Block;

    /// <summary>Blocks of the whole backbone.</summary>
    public static int Blocks(Backbone backbone) => All(backbone)[^1].Block;

    private static TrunkLayer[] All(Backbone backbone) =>
        backbone switch
        {
            Backbone.Vgg19 => Vgg19,
            Backbone.ResNet18 => ResNet18,
            _ => Compact,
        };
}

/// <param name="Block">From 1.</param>
/// <param name="Inputs">Channels.</param>
/// <param name="Outputs">Channels.</param>
/// <param name="PoolFirst">Whether a maximum pooling that halves the sides comes before it.</param>
internal sealed record TrunkLayer(string Name, int Block, int Inputs, int Outputs, int Kernel, int Stride, bool PoolFirst)
{
    public int Padding => Kernel / 2;

    /// <summary>Side of the output for a side of the input, in places.</summary>
    public int Side(int input)
    {
        var pooled = PoolFirst ? input / 2 : input;
        return ((pooled + (2 * Padding) - Kernel) / Stride) + 1;
    }
}
