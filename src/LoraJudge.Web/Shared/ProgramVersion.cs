using System.Reflection;

namespace LoraJudge.Web.Shared;

/// <summary>Which LoraJudge this is; Directory.Build.props makes it of tags and commits.</summary>
public static class ProgramVersion
{
    /// <summary>As "0.2.1-alpha.0.5+968ed02": the newest tag, the commits since then, the commit.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
