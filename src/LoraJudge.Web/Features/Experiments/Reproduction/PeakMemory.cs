using System.Diagnostics;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>The process' peak working set.</summary>
internal static class PeakMemory
{
    private const string LinuxReset = "/proc/self/clear_refs";

    /// <summary>Begins anew where the system has a way: Linux takes a 5 (proc(5), clear_refs).</summary>
    public static void Reset()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            File.WriteAllText(LinuxReset, "5");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The peak since the process began is told then.
        }
    }

    public static long Bytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
