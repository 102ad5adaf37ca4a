using System.Reflection;

namespace LoraJudge.Benchmarks.Notices;

/// <summary>Which license a package is taken under, by SPDX identifier, and the license's text.</summary>
internal static class Licenses
{
    private static readonly Dictionary<string, string[]> TextsOf = new(StringComparer.Ordinal)
    {
        ["MIT"] = ["MIT"],
        ["Apache-2.0"] = ["Apache-2.0"],
        ["BSD-3-Clause"] = ["BSD-3-Clause"],
        ["LGPL-3.0-or-later"] = ["LGPL-3.0", "GPL-3.0"],
    };

    /// <summary>Where a license file offers several, or an address stands for the license: what a person read there.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal) { ["K4os.Compression.LZ4"] = "MIT" };

    /// <summary>The first alternative of an SPDX expression that we have the text of; null where there is none.</summary>
    public static string? Choose(string expression) => expression.Split(" OR ").FirstOrDefault(TextsOf.ContainsKey);

    /// <summary>What a person read of a package or its family; null where nobody did.</summary>
    public static string? OfPackage(string package) => Read.GetValueOrDefault(package) ?? Read.GetValueOrDefault(package.Split('.')[0]);

    public static IEnumerable<string> Texts(IEnumerable<string> licenses) =>
        licenses.SelectMany(license => TextsOf[license]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public static string Text(string name)
    {
        using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream($"licenses/{name}.txt")!;
        using var reader = new StreamReader(text);
        return reader.ReadToEnd();
    }
}
