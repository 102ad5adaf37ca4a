using System.Text.Json;

namespace LoraJudge.Web.Tests.Packages;

/// <summary>The packages that ship with the portal on this platform: those that its build's deps.json names.</summary>
internal static class ShippedPackages
{
    public static IReadOnlyList<(string Name, Version Version)> Read()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LoraJudge.Web.deps.json")));
        return
        [
            .. dependencies
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => library.Name.Split('/'))
                .Select(parts => (parts[0], System.Version.Parse(parts[1].Split('-')[0]))),
        ];
    }
}
