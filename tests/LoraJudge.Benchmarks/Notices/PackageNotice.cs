using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoraJudge.Testing.Packages;

namespace LoraJudge.Benchmarks.Notices;

/// <summary>What a package in the local package folder says about its license.</summary>
/// <param name="License">SPDX identifier; null for terms of its own, which are among the files.</param>
/// <param name="Copyrights">Lines that the license asks to keep.</param>
/// <param name="Files">Notices and terms: name and text.</param>
internal sealed partial record PackageNotice(
    ShippedPackage Package,
    string? License,
    IReadOnlyList<string> Copyrights,
    string Project,
    IReadOnlyList<(string Name, string Text)> Files
)
{
    /// <summary>Milliseconds for one line.</summary>
    private const int Patience = 1000;

    /// <returns>Null where the package is not in the folder.</returns>
    public static PackageNotice? Read(ShippedPackage package, string packageFolder)
    {
        var folder = Path.Combine(packageFolder, package.Name.ToLowerInvariant(), package.Version.ToLowerInvariant());
        if (!Directory.Exists(folder))
            return null;
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!.Elements().First();
        string? Field(string name) => metadata.Elements().FirstOrDefault(field => field.Name.LocalName == name)?.Value.Trim();
        var type = metadata.Elements().FirstOrDefault(field => field.Name.LocalName == "license")?.Attribute("type")?.Value;
        var license = Licenses.OfPackage(package.Name) ?? (type == "expression" ? Licenses.Choose(Field("license")!) : null);
        if (license is null && type != "file")
            throw new InvalidOperationException(
                $"{package.Name} is under {Field("license") ?? Field("licenseUrl") ?? "no license"}: say in Licenses.cs which text that is."
            );
        var terms = type == "file" ? Field("license")!.Replace('\\', '/') : null;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        return new(
            package,
            license,
            CopyrightsOf(Field("copyright") ?? Field("authors")!, files.Where(file => PlainLicense().IsMatch(Path.GetFileName(file)))),
            Field("projectUrl") ?? "",
            [
                .. files
                    .Where(file =>
                        Notice().IsMatch(Path.GetFileName(file)) || Path.GetRelativePath(folder, file).Replace('\\', '/') == terms
                    )
                    .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
            ]
        );
    }

    private static string[] CopyrightsOf(string stated, IEnumerable<string> licenseFiles) =>
        [
            .. licenseFiles
                .SelectMany(File.ReadLines)
                .Select(line => line.Trim())
                .Where(line => CopyrightLine().IsMatch(line))
                .Prepend(stated)
                .Distinct(StringComparer.Ordinal),
        ];

    [GeneratedRegex("third|notice|^license-", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^license(\.\w+)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex PlainLicense();

    [GeneratedRegex(@"^(copyright )?(\(c\)|©)|^copyright \d", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex CopyrightLine();
}
