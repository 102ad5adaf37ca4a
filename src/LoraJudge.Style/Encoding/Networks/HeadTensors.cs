using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Names and shapes of a head's tensors.</summary>
internal static class HeadTensors
{
    /// <summary>VGG19 brings every picture's last map to this side before its first linear layer.</summary>
    public const int VggSide = 7;

    /// <summary>Tensors that training never changes by gradients.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
    ["head.mean", "head.deviation", "head.whitening", "head.norm.mean", "head.norm.variance", "head.join.weight"];

    /// <summary>Numbers that the trunk gives.</summary>
    public static int Inputs(EncoderArchitecture architecture)
    {
        var shape = TrunkShape.After(architecture, TrunkLayout.Blocks(architecture));
        return architecture.Pooling == Pooling.Statistics ? shape.Statistics : shape.Channels * VggSide * VggSide;
    }

    /// <summary>Hidden units and outputs of several heads lie one after the other.</summary>
    public static IEnumerable<(string Name, long[] Shape)> Shapes(EncoderArchitecture architecture)
    {
        var inputs = Inputs(architecture);
        yield return ("head.mean", [inputs]);
        yield return ("head.deviation", [inputs]);
        if (architecture.PrincipalInputs > 0)
        {
            yield return ("head.whitening", [architecture.PrincipalInputs, inputs]);
            inputs = architecture.PrincipalInputs;
        }

        var (units, outputs) = (architecture.Heads * architecture.HiddenUnits, architecture.Heads * architecture.Dimensions);
        if (units > 0)
        {
            yield return ("head.hidden.weight", [units, inputs]);
            foreach (var name in (string[])["hidden.bias", "norm.weight", "norm.bias", "norm.mean", "norm.variance"])
                yield return ($"head.{name}", [units]);
        }

        yield return ("head.output.weight", [outputs, architecture.HiddenUnits > 0 ? architecture.HiddenUnits : inputs]);
        yield return ("head.output.bias", [outputs]);
        if (architecture.LinearPath)
            yield return ("head.linear.weight", [outputs, inputs]);
        if (architecture.Heads > 1)
            yield return ("head.join.weight", [architecture.Dimensions, outputs]);
    }
}
