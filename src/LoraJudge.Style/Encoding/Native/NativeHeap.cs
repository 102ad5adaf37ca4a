using System.Runtime.InteropServices;

namespace LoraJudge.Style.Encoding.Native;

/// <summary>
/// Tells glibc to keep memory of freed tensors for the next ones. Left alone it gives every large block back to the system and asks for it
/// anew, zeroed page by page: that takes longer than the convolution that fills it. A process keeps its peak instead (mallopt(3)).
/// </summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapMax = -4;

    /// <summary>Bytes asked for at once, so that a network's maps do not ask one by one.</summary>
    private const int Ahead = 64 << 20;

    public static void KeepFreed()
    {
        try
        {
            _ = (Set(MmapMax, 0), Set(TrimThreshold, int.MaxValue), Set(TopPad, Ahead));
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has an allocator and settings of its own.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);
}
