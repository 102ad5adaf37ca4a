using System.IO.Compression;
using System.Security.Cryptography;
using LoraJudge.Web.Features.Catalog.Folders;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Features.Studies.Files;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>
/// The files of a study that somebody sent, in memory. Nothing is written anywhere under a name of theirs, and no more is unpacked than a
/// study can need: what a ZIP says of its sizes is not believed.
/// </summary>
internal sealed class ImportedFiles
{
    /// <summary>Of all files together, unpacked.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    private const int MostEntries = 50_000;

    /// <summary>That are read besides the judgments.</summary>
    private static readonly HashSet<string> Tables = new(StringComparer.Ordinal)
    {
        "items.csv",
        "participants.csv",
        CollectedParts.Checks,
        CollectedParts.Answers,
        CollectedParts.Assignments,
        CollectedParts.LiveRankings,
        CollectedParts.LiveJudgments,
        CollectedParts.Panel,
        TrecParts.ScoresName,
    };

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private long left;

    private ImportedFiles(long mostBytes) => left = mostBytes;

    /// <summary>Names below a folder, in ordinal order.</summary>
    public IEnumerable<string> Below(string folder, string ending) =>
        files
            .Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <returns>Tables, runs and qrels as UTF-8, whatever program wrote them; null where there is no such file.</returns>
    public byte[]? Find(string name) =>
        files.GetValueOrDefault(name) is not { } content ? null
        : name.EndsWith(".json", StringComparison.Ordinal) ? content
        : SentText.ToUtf8(content);

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(files[name]));

    /// <param name="sent">Names end with ".zip", ".csv", ".run" or ".qrels".</param>
    /// <exception cref="StudyException">It is none of these, too large, or broken.</exception>
    public static ImportedFiles Read(IEnumerable<(string Name, Stream Content)> sent, long mostBytes = MostBytes)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var read = new ImportedFiles(mostBytes);
        // A Mac's archive or selection has a second, hidden file beside each.
        foreach (var (name, content) in sent.Where(file => !UserFolder.IsHidden(file.Name)))
        {
            if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                read.Unpack(name, content);
            else
                read.Add(PlaceOf(Path.GetFileName(name.Replace('\\', '/'))), content);
        }

        return read;
    }

    /// <summary>Where a single file stands in an export.</summary>
    private static string PlaceOf(string name) =>
        name switch
        {
            _ when name.EndsWith(".run", StringComparison.OrdinalIgnoreCase) => $"runs/{name[..^4]}.run",
            _ when name.EndsWith(".qrels", StringComparison.OrdinalIgnoreCase) => $"qrels/raters/{name[..^6]}.qrels",
            _ when Tables.Contains(name) => name,
            _ when name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => "judgments.csv",
            _ => throw new StudyException($"{name} is no .zip, .csv, .run or .qrels file."),
        };

    private void Unpack(string name, Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
                throw new StudyException($"{name} has {archive.Entries.Count} entries; {MostEntries} are the most.");
            foreach (var entry in archive.Entries)
                Unpack(entry);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new StudyException($"{name} is no ZIP, or a broken one: {exception.Message}");
        }
    }

    private void Unpack(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains(".."))
            throw new StudyException($"The ZIP has an entry \"{name}\", which leads out of it: no export has such a name.");
        if (!IsWanted(name) || UserFolder.IsHidden(name))
            return;
        using var content = entry.Open();
        Add(name, content);
    }

    /// <summary>What a study is read from; everything else is left packed.</summary>
    private static bool IsWanted(string name) =>
        name is "study.json" or "plan.json" or "amendments.json" or "manifest.json" or "judgments.csv"
        || Tables.Contains(name)
        || (name.StartsWith("runs/", StringComparison.Ordinal) && name.EndsWith(".run", StringComparison.Ordinal))
        || (name.StartsWith("qrels/raters/", StringComparison.Ordinal) && name.EndsWith(".qrels", StringComparison.Ordinal));

    private void Add(string name, Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (content.Read(buffer) is > 0 and var read)
        {
            left -= read;
            if (left < 0)
                throw new StudyException("The files are too large unpacked for a study's export.");
            memory.Write(buffer, 0, read);
        }

        if (!files.TryAdd(name, memory.ToArray()))
            throw new StudyException($"{name} is there twice.");
    }
}
