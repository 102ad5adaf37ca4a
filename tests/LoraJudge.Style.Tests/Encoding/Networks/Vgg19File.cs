using System.Text.Json;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Tests.Encoding.Safetensors;

namespace LoraJudge.Style.Tests.Encoding.Networks;

/// <summary>A safetensors file with VGG19's sixteen convolutions in half precision (40 MB), and what a test changes about it.</summary>
internal sealed class Vgg19File : IDisposable
{
    private readonly SafetensorsBytes files = new();

    /// <summary>What stands before a layer's number.</summary>
    public string Prefix { get; init; } = Vgg19Names.Torchvision;

    /// <summary>Every number of the first kernels; those of the others are 0.</summary>
    public float FirstKernels { get; init; } = 0.15f;

    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Further tensors of two numbers each.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>Changes the header's entries, by torchvision's names, before they are written.</summary>
    public Action<Dictionary<string, object>> Change { get; init; } = _ => { };

    public string Write()
    {
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        var end = 0L;
        foreach (var (name, shape) in Vgg19Layout.Convolutions.SelectMany(layer => Vgg19Names.Tensors(Prefix, layer)))
            Add(name, shape);
        foreach (var name in Others)
            Add(name, [2]);
        Change(entries);
        if (Metadata.Count > 0)
            entries["__metadata__"] = Metadata;
        var kernels = Enumerable.Repeat(BitConverter.GetBytes((Half)FirstKernels), 64 * 3 * 9).SelectMany(bytes => bytes);
        var path = files.File(JsonSerializer.SerializeToUtf8Bytes(entries), [.. kernels]);
        // The rest is a hole in the file: zeros that nobody has to write.
        using var stream = File.OpenWrite(path);
        stream.SetLength(stream.Length + end - (64 * 3 * 9 * 2));
        return path;

        void Add(string name, long[] shape)
        {
            var start = end;
            end += 2 * shape.Aggregate(1L, (product, side) => product * side);
            entries[name] = new
            {
                dtype = "F16",
                shape,
                data_offsets = new[] { start, end },
            };
        }
    }

    public void Dispose() => files.Dispose();
}
