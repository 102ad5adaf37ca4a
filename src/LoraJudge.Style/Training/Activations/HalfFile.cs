using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;

namespace LoraJudge.Style.Training.Activations;

/// <summary>Rows of numbers by name, as 16-bit floats in a <see cref="RecordFile"/>.</summary>
/// <param name="length">Numbers a row.</param>
internal sealed class HalfFile(string path, int length) : IDisposable
{
    private readonly RecordFile file = new(path, length * 2);

    public bool Contains(string name) => file.Contains(name);

    /// <param name="rows">n × length, in the order of <paramref name="names"/>.</param>
    public void Append(IReadOnlyList<string> names, torch.Tensor rows) =>
        file.Append(names, rows.clamp((float)Half.MinValue, (float)Half.MaxValue).to(torch.float16).cpu().contiguous().bytes);

    /// <returns>n × length.</returns>
    /// <exception cref="KeyNotFoundException">There is no row of one of the names.</exception>
    public torch.Tensor Read(IReadOnlyList<string> names, torch.Device device)
    {
        var halves = new Half[length];
        var floats = new float[names.Count * length];
        for (var index = 0; index < names.Count; index++)
        {
            file.Read(names[index], MemoryMarshal.AsBytes(halves.AsSpan()));
            TensorPrimitives.ConvertToSingle(halves, floats.AsSpan(index * length, length));
        }

        return torch.tensor(floats, [names.Count, length], device: device);
    }

    public void Dispose() => file.Dispose();
}
