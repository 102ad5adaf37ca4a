using System.Text.Json;
using System.Xml.Linq;

namespace LoraJudge.Testing.Packages;

/// <param name="Version">As the registry writes it.</param>
public sealed record ShippedPackage(string Name, string Version);

/// <summary>The packages that ship with the portal.</summary>
public static class ShippedPackages
{
    /// <summary>Those of this platform's build, and the native ones of all others.</summary>
    public static IReadOnlyList<ShippedPackage> OfAllPlatforms() =>
        [.. OfTheBuild().Union(Native()).OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What deps.json of LoraJudge.Web names, which lies beside this program.</summary>
    public static IReadOnlyList<ShippedPackage> OfTheBuild()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LoraJudge.Web.deps.json")));
        return
        [
            .. dependencies
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(library => library.Value.GetProperty("type").ValueEquals("package"))
                .Select(library => library.Name.Split('/'))
                .Select(parts => new ShippedPackage(parts[0], parts[1])),
        ];
    }

    /// <summary>The native packages that are chosen by platform and back end.</summary>
    public static IReadOnlyList<ShippedPackage> Native()
    {
        var versions = Items("Directory.Packages.props", "PackageVersion").ToDictionary(Name, item => item.Attribute("Version")!.Value);
        return
        [
            .. Items("src/LoraJudge.Style/NativeLibraries.props", "PackageReference")
                .Select(Name)
                .Select(name => new ShippedPackage(name, versions[name])),
        ];
    }

    private static IEnumerable<XElement> Items(string file, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root(), file)).Descendants(kind);

    private static string Name(XElement item) => item.Attribute("Include")!.Value;
}
