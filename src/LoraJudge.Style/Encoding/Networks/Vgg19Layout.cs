namespace LoraJudge.Style.Encoding.Networks;

/// <summary>The convolutional part of VGG19 (Simonyan and Zisserman 2015, configuration E) as torchvision numbers it.</summary>
public static class Vgg19Layout
{
    private static readonly int[][] BlockChannels =
    [
        [64, 64],
        [128, 128],
        [256, 256, 256, 256],
        [512, 512, 512, 512],
        [512, 512, 512, 512],
    ];

    /// <summary>ImageNet's channel means and deviations, RGB from 0 to 1.</summary>
    public static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    public static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>The 16 convolutions, first to last.</summary>
    public static IReadOnlyList<VggConvolution> Convolutions { get; } = [.. Enumerate()];

    private static IEnumerable<VggConvolution> Enumerate()
    {
        var (index, inputs) = (0, 3);
        for (var block = 0; block < BlockChannels.Length; block++)
        {
            for (var place = 0; place < BlockChannels[block].Length; place++)
            {
                var outputs = BlockChannels[block][place];
                yield return new VggConvolution(
                    block + 1,
                    place + 1,
                    $"features.{index}",
                    inputs,
                    outputs,
                    PoolFirst: place == 0 && block > 0
                );
                (index, inputs) = (index + 2, outputs);
            }

            index++;
        }
    }
}

/// <param name="Block">1 to 5.</param>
/// <param name="Place">1 to 4 within the block: block 3, place 1 is the literature's conv3_1.</param>
/// <param name="Prefix">Name of its tensors without ".weight" and ".bias".</param>
/// <param name="PoolFirst">Whether a 2×2 maximum pooling comes before it.</param>
public sealed record VggConvolution(int Block, int Place, string Prefix, int Inputs, int Outputs, bool PoolFirst)
{
    public string Name => $"conv{Block}_{Place}";
}
