namespace LoraJudge.Web.Hosting;

/// <summary>Files and folders that cannot be read or written.</summary>
internal static class FileFailure
{
    /// <summary>ENOSPC and EDQUOT of Linux and macOS; handle-disk-full and disk-full of Windows.</summary>
    private static readonly int[] NoSpace = [28, 69, 122, 39, 112];

    /// <summary>EROFS; write protection of Windows.</summary>
    private static readonly int[] WriteProtected = [30, 19];

    public static string? Describe(Exception exception) =>
        exception switch
        {
            IOException when Has(exception, NoSpace) => $"The disk is full: free some space, then start again. ({exception.Message})",
            IOException when Has(exception, WriteProtected) =>
                $"{exception.Message} Choose a folder that can be written, for example --set Storage:Folder=FOLDER.",
            UnauthorizedAccessException =>
                $"{exception.Message} Give the account that runs LoraJudge the right to read and write there, or choose another place (the data: --set Storage:Folder=FOLDER).",
            IOException => $"{exception.Message} Check the path and what is there (the data: --set Storage:Folder=FOLDER).",
            InvalidDataException => exception.Message,
            _ => null,
        };

    private static bool Has(Exception exception, int[] codes) => codes.Contains(exception.HResult & 0xFFFF);
}
