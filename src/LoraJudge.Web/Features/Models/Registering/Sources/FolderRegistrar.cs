using System.Globalization;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Features.Models.LoraFiles;
using LoraJudge.Web.Features.Models.Registering.Civitai;
using LoraJudge.Web.Shared.Folders;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Features.Models.Registering.Sources;

/// <summary>Registers the LoRA files of a folder of this machine. They are read where they lie, and stay there.</summary>
public sealed class FolderRegistrar(ModelRegistrar registrar, CivitaiLookup civitai, RegisteringOptions options, ProgressBoard board)
{
    private const int Megabyte = 1_000_000;

    /// <summary>Files that are named by what they are: the first are taken, the others refused with the reason.</summary>
    private static readonly string[] Endings = [LoraFile.Ending, ".ckpt", ".pt", ".pth"];

    /// <param name="report">Told of every file as soon as it is done.</param>
    /// <returns>A sentence on what Civitai knows; null where it was not asked.</returns>
    /// <exception cref="ImportException">There is no such folder, or nothing to register in it.</exception>
    public async Task<string?> RegisterAsync(
        string folder,
        bool evenSameWeights,
        Action<Registration> report,
        CancellationToken cancellation
    )
    {
        using var progress = board.Start($"Registering the models of {Path.GetFileName(folder)}", total: 0);
        return await RegisterAsync(folder, evenSameWeights, report, progress, cancellation);
    }

    /// <inheritdoc cref="RegisterAsync(string, bool, Action{Registration}, CancellationToken)"/>
    /// <param name="progress">Counts megabytes.</param>
    public async Task<string?> RegisterAsync(
        string folder,
        bool evenSameWeights,
        Action<Registration> report,
        ProgressBoard.Scope progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(progress);
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new ImportException($"There is no folder {root}.");
        string[] files =
        [
            .. UserFolder.FilesBelow(root).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)),
        ];
        if (files.Length == 0)
            throw new ImportException($"{root} holds no {LoraFile.Ending} files.");
        var megabytes = files.Sum(file => Math.Max(1, new FileInfo(file).Length / Megabyte));
        progress.Rename($"Registering the models of {Path.GetFileName(root)}, megabytes");
        progress.Expect((int)megabytes);
        var registered = new List<long>();
        foreach (var file in files)
        {
            var done = await OneAsync(file, Path.GetRelativePath(root, file), evenSameWeights, progress, cancellation);
            if (done is { Outcome: RegistrationOutcome.Registered or RegistrationOutcome.Completed, Model: { } model })
                registered.Add(model.Id);
            report(done);
        }

        var told = (await civitai.LookUpAsync(registered, anew: false, cancellation)).Values;
        return told.FirstOrDefault() is { } any
            ? told.Any(word => word.IsKnown)
                ? Words(told.Count(word => word.IsKnown), registered.Count)
                : any.Words
            : null;
    }

    private static string Words(int known, int of) =>
        string.Create(CultureInfo.InvariantCulture, $"Civitai knows {known} of the {of} new files: its words are added.");

    private async Task<Registration> OneAsync(
        string path,
        string label,
        bool evenSameWeights,
        ProgressBoard.Scope progress,
        CancellationToken cancellation
    )
    {
        var length = 0L;
        var hashed = 0L;
        try
        {
            length = new FileInfo(path).Length;
            if (length > options.MaxBytes)
            {
                return Registration.Refused(
                    label,
                    $"{label} has more than {options.MaxBytes / (1024 * 1024)} MiB, the most that is taken ({RegisteringOptions.Section}:MaxBytes). Is it a checkpoint?"
                );
            }

            var reading = await LoraFile.ReadAsync(path, Path.GetFileName(path), hashes: null, Hashed, cancellation);
            return await registrar.RegisterAsync(RegistrationCandidate.Of(label, reading), evenSameWeights, keep: null, cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Registration.Refused(label, exception.Message);
        }
        finally
        {
            progress.Advance((int)(Math.Max(1, length / Megabyte) - hashed / Megabyte));
        }

        void Hashed(int bytes)
        {
            var before = hashed / Megabyte;
            hashed += bytes;
            if (hashed / Megabyte > before)
                progress.Advance((int)(hashed / Megabyte - before));
        }
    }
}
