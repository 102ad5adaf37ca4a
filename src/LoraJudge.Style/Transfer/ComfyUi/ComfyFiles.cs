namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>ComfyUI names models by their files, with folder and ending; prompts elsewhere by the file's name alone.</summary>
internal static class ComfyFiles
{
    /// <returns>The file of that name, with or without folder and ending; null where there is none, or where several have the name.</returns>
    public static string? Find(IReadOnlyCollection<string> files, string name) =>
        files.FirstOrDefault(file => file == name)
        ?? files.FirstOrDefault(file => WithoutEnding(file) == name)
        ?? (files.Where(file => NameOf(file) == name).Take(2).ToList() is [var only] ? only : null);

    /// <summary>What each file is called by: its name, or with its folder where several have that.</summary>
    public static string NameIn(IReadOnlyCollection<string> files, string file) =>
        files.Count(other => NameOf(other) == NameOf(file)) == 1 ? NameOf(file) : WithoutEnding(file);

    public static bool IsAmbiguous(IReadOnlyCollection<string> files, string name) =>
        Find(files, name) is null && files.Any(file => NameOf(file) == name);

    private static string NameOf(string file) => WithoutEnding(file.Split('/', '\\')[^1]);

    private static string WithoutEnding(string file) => Path.ChangeExtension(file, null);
}
