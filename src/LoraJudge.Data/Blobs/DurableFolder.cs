using System.Runtime.InteropServices;

namespace LoraJudge.Data.Blobs;

/// <summary>Makes a rename or a new name in a folder survive a power cut.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Windows writes names through its journal; elsewhere the folder itself has to be written.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw Failed("open", folder);
        try
        {
            if (Fsync(handle) != 0)
                throw Failed("flush", folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string verb, string folder) =>
        new($"Cannot {verb} the folder {folder}: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
