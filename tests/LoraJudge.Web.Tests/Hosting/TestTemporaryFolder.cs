using System.Runtime.CompilerServices;

namespace LoraJudge.Web.Tests.Hosting;

internal static class TestTemporaryFolder
{
    /// <summary>Many portals share this process, and the framework keeps the first one's folder for all: it must outlast them.</summary>
    [ModuleInitializer]
    internal static void Choose() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.GetTempPath());
}
