using System.Security.Cryptography;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Looks whether a file holds VGG19's weights as the trunk needs them. Reads every number, runs nothing.</summary>
public static class Vgg19Inspector
{
    /// <summary>More sentences would hide the first.</summary>
    private const int MostProblems = 8;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<Vgg19Inspection> InspectAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        try
        {
            return Inspect(SafetensorsFile.Open(path), stream.Length, sha256, cancellation);
        }
        catch (InvalidDataException exception)
        {
            return new Vgg19Inspection(stream.Length, sha256, 0, "", 0, 0, new Dictionary<string, int>(), [], null, [exception.Message]);
        }
    }

    private static Vgg19Inspection Inspect(SafetensorsFile file, long bytes, string sha256, CancellationToken cancellation)
    {
        var header = file.Header;
        var prefix = Vgg19Names.Prefix(header);
        var layers = Vgg19Layout.Convolutions.Select(layer => Vgg19Names.Tensors(prefix, layer).ToArray()).ToArray();
        var all = layers.SelectMany(layer => layer).ToArray();
        var sound = all.Where(tensor => IsShaped(header, tensor.Name, tensor.Shape))
            .Select(tensor => header.Tensors[tensor.Name])
            .ToArray();
        var input = Input(file, layers[0][0]);
        var problems = new List<string>();
        if (sound.Length < all.Length && OtherNetworks.Name(header, prefix) is { } other)
            problems.Add($"The file holds {other}, not VGG19 without batch normalisation.");
        else
            problems.AddRange(all.Select(tensor => Fault(file, tensor.Name, tensor.Shape, cancellation)).OfType<string>());
        if (input?.Kind == InputKind.Caffe)
            problems.Add("Its first layer is made for values from 0 to 255 (Caffe's BGR), but gets RGB from 0 to 1: convert it.");
        return new Vgg19Inspection(
            bytes,
            sha256,
            header.Tensors.Count,
            prefix,
            layers.Count(layer => layer.All(tensor => IsShaped(header, tensor.Name, tensor.Shape))),
            sound.Sum(tensor => tensor.Shape.Aggregate(1L, (product, side) => product * side)),
            sound.CountBy(tensor => tensor.Type).ToDictionary(),
            [.. header.Tensors.Keys.Except(all.Select(tensor => tensor.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            input,
            Shortened(problems)
        );
    }

    private static string? Fault(SafetensorsFile file, string name, long[] shape, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!file.Header.Tensors.TryGetValue(name, out var tensor))
            return $"Tensor {name} is missing.";
        if (!tensor.Shape.SequenceEqual(shape))
            return $"Tensor {name} has shape {string.Join('×', tensor.Shape)}, VGG19's has {string.Join('×', shape)}.";
        try
        {
            var bad = NotFinite(file.ReadFloats(name));
            return bad == 0 ? null : $"Tensor {name} holds {bad} numbers that are infinite or none (NaN): the file is damaged.";
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    private static int NotFinite(float[] numbers)
    {
        var count = 0;
        foreach (var number in numbers)
        {
            if (!float.IsFinite(number))
                count++;
        }

        return count;
    }

    private static InputConvention? Input(SafetensorsFile file, (string Name, long[] Shape) first)
    {
        if (!IsShaped(file.Header, first.Name, first.Shape))
            return null;
        try
        {
            return InputConvention.Of(file.Header, file.ReadFloats(first.Name));
        }
        catch (InvalidDataException)
        {
            // Of a type that is not read: told with the tensor.
            return null;
        }
    }

    private static bool IsShaped(SafetensorsHeader header, string name, long[] shape) =>
        header.Tensors.TryGetValue(name, out var tensor) && tensor.Shape.SequenceEqual(shape);

    private static IReadOnlyList<string> Shortened(List<string> problems) =>
        problems.Count <= MostProblems
            ? problems
            : [.. problems.Take(MostProblems), $"… and {problems.Count - MostProblems} more of the kind."];
}
