namespace LoraJudge.Web.Hosting;

/// <summary>
/// Where forms are received that are larger than what memory takes. The framework's own choice is the system's folder for temporary files,
/// which may be small, in memory, or another user's.
/// </summary>
internal static class UploadFolder
{
    /// <summary>The framework reads it once, at the first large form.</summary>
    private const string Variable = "ASPNETCORE_TEMP";

    /// <summary>Makes this process receive in the folder, unless the operator chose another one, and removes what a kill left there.</summary>
    public static void Use(StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            return;
        var folder = Path.GetFullPath(storage.UploadFolder);
        Directory.CreateDirectory(folder);
        Sweep(folder);
        Environment.SetEnvironmentVariable(Variable, folder);
    }

    /// <summary>A file that another process receives into is open there, and stays.</summary>
    internal static void Sweep(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            try
            {
                using var alone = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is in use, or somebody else's.
            }
        }
    }
}
