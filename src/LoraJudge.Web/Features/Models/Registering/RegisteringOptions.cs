namespace LoraJudge.Web.Features.Models.Registering;

/// <summary>How models come in: how large their files may be, where files are kept, which folders may be read.</summary>
public sealed record RegisteringOptions
{
    public const string Section = "Registering";

    /// <summary>Largest LoRA file that is taken, in bytes.</summary>
    public long MaxBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Where uploaded files are kept, for the web UI to read them; empty: they are read and not kept.</summary>
    public string LoraFolder { get; init; } = "";

    /// <summary>Folders of this machine that administrators may register from on the page, between semicolons; empty for none.</summary>
    public string Folders { get; init; } = "";

    /// <summary>Full paths of <see cref="Folders"/>, in their order.</summary>
    public IReadOnlyList<string> FolderList =>
        [
            .. Folders
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        ];

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        MaxBytes is < 1024 * 1024 or > 1024L * 1024 * 1024 * 1024
            ? $"{Section}:MaxBytes is {MaxBytes}: write a number of bytes from 1048576 to 1099511627776, for example 2147483648."
        : LoraFolder.Length > 0 && !Directory.Exists(LoraFolder)
            ? $"{Section}:LoraFolder is {LoraFolder}, which is no folder: make it, or leave it empty to keep no files."
        : FolderList.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing
            ? $"{Section}:Folders names {missing}, which is no folder: write folders of this machine, between semicolons."
        : null;

    /// <summary>Whether the file lies in one of the folders that this portal reads LoRA files from.</summary>
    public bool IsReadable(string path)
    {
        var full = Path.GetFullPath(path);
        var readable = LoraFolder.Length > 0 ? FolderList.Append(Path.GetFullPath(LoraFolder)) : FolderList;
        return readable.Any(folder =>
            full.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        );
    }
}
