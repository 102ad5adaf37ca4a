using System.Runtime.InteropServices;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>References in a mapped file: read when a search wants them, and compared with their checksum the first time.</summary>
/// <param name="models">Where each model's references are; filled before the first is read.</param>
internal sealed class MappedStore(MappedFile file, int dimensions, List<(long At, int Count, ulong Checksum)> models) : ReferenceStore
{
    private readonly Lazy<bool[]> compared = new(() => new bool[models.Count]);

    public override ReadOnlySpan<float> Read(int model)
    {
        var (at, count, checksum) = models[model];
        var length = (long)count * dimensions * sizeof(float);
        if (compared.Value[model])
            return MemoryMarshal.Cast<byte, float>(file.Read(at, length));
        var bytes = file.Read(at, length, checksum);
        compared.Value[model] = true;
        return MemoryMarshal.Cast<byte, float>(bytes);
    }
}
