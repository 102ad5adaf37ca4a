using LoraJudge.Web.Features.Catalog.LoraFiles;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>Moves files that came in to the folder where the web UI reads them. No other file is ever written over.</summary>
internal sealed class LoraShelf(RegisteringOptions options)
{
    private const int MostNames = 1000;
    private const int MaxBytes = 220;

    public bool IsThere => options.LoraFolder.Length > 0;

    /// <param name="file">Is moved; left where it is where the folder has the same file already.</param>
    /// <param name="loraName">The name that it should have there, without its ending.</param>
    /// <returns>The name that it has: another one where another file has this one.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<string> KeepAsync(IncomingLora file, string loraName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        loraName = Fitting(loraName);
        for (var number = 1; number <= MostNames; number++)
        {
            var name = number == 1 ? loraName : FormattableString.Invariant($"{loraName}-{number}");
            var path = Path.Combine(Path.GetFullPath(options.LoraFolder), name + LoraFile.Ending);
            if (TryMove(file.Path, path))
                return name;
            if ((await LoraHasher.HashAsync(path, _ => { }, cancellation)).Sha256 == file.Hashes.Sha256)
                return name;
        }

        throw new IOException($"{options.LoraFolder} has a thousand files named {loraName}: rename this one.");
    }

    /// <summary>File systems count bytes.</summary>
    private static string Fitting(string name)
    {
        while (System.Text.Encoding.UTF8.GetByteCount(name) > MaxBytes)
            name = HeaderText.Cut(name, name.Length - 1);
        return name;
    }

    /// <returns>False where a file of that name is there.</returns>
    private static bool TryMove(string from, string to)
    {
        if (File.Exists(to))
            return false;
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            // Another one came first.
            return false;
        }
    }
}
