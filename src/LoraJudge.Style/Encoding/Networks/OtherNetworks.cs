using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Names networks that are taken for VGG19, told by names and shapes of their tensors.</summary>
internal static class OtherNetworks
{
    /// <param name="prefix">What stands before the layers' numbers.</param>
    /// <returns>For a sentence: "VGG16"; null for VGG19 or nothing that is known.</returns>
    public static string? Name(SafetensorsHeader header, string prefix)
    {
        var tensors = header.Tensors;
        return Has($"{prefix}1.running_mean") ? "a VGG with batch normalisation"
            : Has($"{prefix}2.weight") && Has($"{prefix}15.weight") && !Has($"{prefix}14.weight") ? "VGG13"
            : Has($"{prefix}2.weight") && Has($"{prefix}17.weight") && !Has($"{prefix}16.weight") ? "VGG16"
            : Has($"{prefix}3.weight") && Has($"{prefix}0.weight") && Side(tensors[$"{prefix}0.weight"]) == 11 ? "AlexNet"
            : Has($"{prefix}3.weight") && Has($"{prefix}18.weight") && !Has($"{prefix}2.weight") ? "VGG11"
            : Has("layer1.0.conv1.weight") ? "a ResNet"
            : tensors.Keys.Any(name => name.Contains("lora_", StringComparison.Ordinal)) ? "a LoRA"
            : tensors.Keys.Any(name => name.StartsWith("conv1_1", StringComparison.Ordinal))
                ? "a VGG under Caffe's names (conv1_1 …), whose input is probably BGR from 0 to 255"
            : null;

        bool Has(string name) => tensors.ContainsKey(name);
    }

    private static long Side(TensorEntry tensor) => tensor.Shape.Count == 4 ? tensor.Shape[3] : 0;
}
