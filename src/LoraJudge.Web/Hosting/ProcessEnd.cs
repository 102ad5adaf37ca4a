using System.Runtime.InteropServices;

namespace LoraJudge.Web.Hosting;

/// <summary>Ends this process without running native destructors.</summary>
internal static partial class ProcessEnd
{
    /// <summary>
    /// <c>exit</c> destroys the globals of libtorch and libvips while a thread that nobody could interrupt may still compute with them, which
    /// crashes. Whatever is kept is written by transactions or by renaming a whole file, so that nothing is lost here.
    /// </summary>
    public static void Now(int code)
    {
        Console.Out.Flush();
        if (OperatingSystem.IsWindows())
            // Ends the other threads before any destructor runs.
            Environment.Exit(code);
        else
            EndWithoutDestructors(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void EndWithoutDestructors(int code);
}
