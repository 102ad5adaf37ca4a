using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Where a file keeps VGG19's convolutions: the one place that knows what other programs write before a layer's number.</summary>
public static class Vgg19Names
{
    /// <summary>torchvision's; timm writes the same.</summary>
    public const string Torchvision = "features.";

    /// <summary>What wrappers of torchvision's network write; the first one wins where two hold as much. The last is the state of
    /// <c>model.features</c> alone.</summary>
    private static readonly string[] Prefixes =
    [
        Torchvision,
        "module.features.",
        "features.module.",
        "vgg19.features.",
        "vgg.features.",
        "model.features.",
        "backbone.features.",
        "",
    ];

    /// <returns>What stands before the layers' numbers in this file; torchvision's where no tensor has a known name.</returns>
    public static string Prefix(SafetensorsHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Prefixes.MaxBy(prefix => All(prefix).Count(header.Tensors.ContainsKey))!;
    }

    public static string Weight(string prefix, VggConvolution layer) => Layer(prefix, layer) + ".weight";

    public static string Bias(string prefix, VggConvolution layer) => Layer(prefix, layer) + ".bias";

    /// <returns>The layer's name without ".weight" and ".bias", as "vgg19.features.28".</returns>
    public static string Layer(string prefix, VggConvolution layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return prefix + layer.Prefix[Torchvision.Length..];
    }

    /// <returns>A layer's two tensors with the shapes that they must have: outputs × inputs × 3 × 3, and outputs.</returns>
    public static IEnumerable<(string Name, long[] Shape)> Tensors(string prefix, VggConvolution layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        yield return (Weight(prefix, layer), [layer.Outputs, layer.Inputs, 3, 3]);
        yield return (Bias(prefix, layer), [layer.Outputs]);
    }

    private static IEnumerable<string> All(string prefix) =>
        Vgg19Layout.Convolutions.SelectMany(layer => Tensors(prefix, layer)).Select(tensor => tensor.Name);
}
