namespace LoraJudge.Web.Features.Catalog.Folders;

/// <summary>
/// A folder that a person has filled, without what systems hide in it: "._name" files of macOS, which have a picture's ending and are none,
/// ".DS_Store", hidden files of Windows, and the folders of archives that macOS made.
/// </summary>
internal static class UserFolder
{
    private const string ArchiveFolder = "__MACOSX";

    private static readonly EnumerationOptions Here = new() { IgnoreInaccessible = true };

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
    };

    /// <returns>Paths of the files, in ordinal order.</returns>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", Here).Where(file => !IsHidden(file)).Order(StringComparer.Ordinal);

    /// <returns>Paths of the files in it and, a few levels deep, below it, in ordinal order.</returns>
    public static IEnumerable<string> FilesBelow(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", Below)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(IsHidden))
            .Order(StringComparer.Ordinal);

    /// <returns>Paths of the folders in it, in ordinal order.</returns>
    public static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder, "*", Here).Where(inner => !IsHidden(inner)).Order(StringComparer.Ordinal);

    /// <summary>By its name; files with the attribute are passed over while they are enumerated.</summary>
    public static bool IsHidden(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith('.') || string.Equals(name, ArchiveFolder, StringComparison.OrdinalIgnoreCase);
    }
}
