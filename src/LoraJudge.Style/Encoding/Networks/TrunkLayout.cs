using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>The convolutions of a trunk, first to last; each is followed by a ReLU.</summary>
public static class TrunkLayout
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

    /// <summary>Halves the picture four times, widens as it does; about a twentieth of VGG19's work.</summary>
    private static readonly TrunkLayer[] Compact =
    [
        new("conv1_1", 1, 3, 32, Kernel: 5, Stride: 2, PoolFirst: false),
        new("conv1_2", 1, 32, 48, Kernel: 3, Stride: 1, PoolFirst: false),
        new("conv2_1", 2, 48, 96, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv2_2", 2, 96, 96, Kernel: 3, Stride: 1, PoolFirst: false),
        new("conv3_1", 3, 96, 160, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv3_2", 3, 160, 160, Kernel: 3, Stride: 1, PoolFirst: false),
        new("conv4_1", 4, 160, 224, Kernel: 3, Stride: 2, PoolFirst: false),
        new("conv4_2", 4, 224, 224, Kernel: 3, Stride: 1, PoolFirst: false),
    ];

    public static IReadOnlyList<TrunkLayer> Of(Backbone backbone) => backbone == Backbone.Vgg19 ? Vgg19 : Compact;

    /// <summary>The layers whose channels' covariances are taken: each block's first and last.</summary>
    public static bool TakesCovariances(Backbone backbone, TrunkLayer layer)
    {
        var block = Of(backbone).Where(one => one.Block == layer.Block);
        return ReferenceEquals(layer, block.First()) || ReferenceEquals(layer, block.Last());
    }

    public static int Blocks(Backbone backbone) => Of(backbone)[^1].Block;
}

/// <param name="Block">From 1.</param>
/// <param name="Inputs">Channels.</param>
/// <param name="Outputs">Channels.</param>
/// <param name="PoolFirst">Whether a 2×2 maximum pooling comes before it.</param>
public sealed record TrunkLayer(string Name, int Block, int Inputs, int Outputs, int Kernel, int Stride, bool PoolFirst)
{
    public int Padding => Kernel / 2;

    /// <summary>Side of the output for a side of the input, in places.</summary>
    public int Side(int input)
    {
        var pooled = PoolFirst ? input / 2 : input;
        return ((pooled + (2 * Padding) - Kernel) / Stride) + 1;
    }
}
