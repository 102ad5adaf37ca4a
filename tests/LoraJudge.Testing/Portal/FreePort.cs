using System.Net.NetworkInformation;

namespace LoraJudge.Testing.Portal;

/// <summary>A port for a server that dies and comes back at the same address.</summary>
public static class FreePort
{
    /// <summary>
    /// Below those that systems hand out by themselves: else whoever connects to anything meanwhile may be given the dead server's port, and
    /// keep it.
    /// </summary>
    public static int Find()
    {
        HashSet<int> taken = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port)];
        return Enumerable.Range(0, 1000).Select(_ => Random.Shared.Next(20_000, 32_000)).First(port => !taken.Contains(port));
    }
}
