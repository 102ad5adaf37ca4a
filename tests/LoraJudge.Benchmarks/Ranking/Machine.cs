using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const int Megabytes = 512;

    public static string Describe() =>
        $"{Environment.ProcessorCount} cores, {(Avx512BW.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "no vectors")}, {Environment.Version}";

    /// <returns>Bytes a second that one thread reads of memory that no cache holds: the best of several rounds.</returns>
    public static double ReadingRate()
    {
        var memory = new float[Megabytes << 18];
        memory.AsSpan().Fill(1);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 7; round++)
        {
            var started = Stopwatch.GetTimestamp();
            if (TensorPrimitives.Max<float>(memory) != 1)
                throw new InvalidOperationException("Memory was not read.");
            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best ? elapsed : best;
        }

        return ((long)Megabytes << 20) / best.TotalSeconds;
    }
}
