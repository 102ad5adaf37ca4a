using LoraJudge.Style.Encoding.Safetensors;
using TorchSharp;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Reads tensors that must be there in a shape.</summary>
internal static class TrunkTensors
{
    /// <exception cref="InvalidDataException">Missing, of another shape, or with a number that is not finite.</exception>
    public static torch.Tensor Read(SafetensorsFile file, string name, long[] shape)
    {
        Check(file, name, shape);
        var values = file.ReadFloats(name);
        return Array.TrueForAll(values, float.IsFinite)
            ? torch.tensor(values, shape)
            : throw new InvalidDataException($"{Path.GetFileName(file.Path)}: {name} has a number that is not finite.");
    }

    /// <exception cref="InvalidDataException">Missing or of another shape.</exception>
    public static void Check(SafetensorsFile file, string name, long[] shape)
    {
        var title = Path.GetFileName(file.Path);
        if (!file.Header.Tensors.TryGetValue(name, out var entry))
            throw new InvalidDataException($"{title} has no tensor {name}: it is of another architecture.");
        if (!entry.Shape.SequenceEqual(shape))
        {
            throw new InvalidDataException(
                $"{title}: {name} has shape {string.Join('×', entry.Shape)}, this architecture's has {string.Join('×', shape)}."
            );
        }
    }
}
