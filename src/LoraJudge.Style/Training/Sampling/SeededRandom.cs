using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LoraJudge.Style.Training.Sampling;

/// <summary>Dice that depend on nothing but what they are named by.</summary>
internal static class SeededRandom
{
    public static Random Of(long seed, int stream) => new((int)(Number(seed, stream) & int.MaxValue));

    /// <summary>A seed for torch's own dice.</summary>
    public static long Number(long seed, int stream)
    {
        Span<byte> name = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(name, seed);
        BinaryPrimitives.WriteInt32LittleEndian(name[8..], stream);
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(name)) & long.MaxValue;
    }
}
