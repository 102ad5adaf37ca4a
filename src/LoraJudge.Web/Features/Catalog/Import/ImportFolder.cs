using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using LoraJudge.Web.Features.Catalog.Folders;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>What a folder offers: a folder a model, in it a file a sample; beside them the samples' originals.</summary>
/// <param name="Originals">By sample code.</param>
internal sealed record ImportFolder(string Path, IReadOnlyList<ImportModel> Models, IReadOnlyDictionary<string, string> Originals)
{
    private const string OriginalsName = "originals";

    /// <summary>What is no picture by its name is not even opened.</summary>
    private static readonly HashSet<string> PictureEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".avif",
        ".tif",
        ".tiff",
        ".gif",
    };

    /// <exception cref="ImportException">The folder is not there, or holds no model.</exception>
    public static ImportFolder Scan(string path)
    {
        var root = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(root))
            throw new ImportException($"There is no folder {root}.");
        var folders = UserFolder.Folders(root).ToLookup(IsOriginals);
        var models = folders[false]
            .Select(ImportModel.Scan)
            .Where(model => model.Pictures.Count > 0 || model.LoraFile is not null)
            .ToArray();
        if (models.Length == 0)
        {
            throw new ImportException(
                $"{root} holds no models. It needs a folder for each model with a picture for each sample in it: MODEL/SAMPLE.jpg."
            );
        }

        var originals = folders[true]
            .SelectMany(Pictures)
            .GroupBy(Code, StringComparer.Ordinal)
            .ToDictionary(code => code.Key, code => code.First(), StringComparer.Ordinal);
        return new ImportFolder(root, models, originals);
    }

    internal static IEnumerable<string> Pictures(string folder) =>
        UserFolder.Files(folder).Where(file => PictureEndings.Contains(System.IO.Path.GetExtension(file)));

    /// <summary>The sample's code: the file's name without its ending.</summary>
    internal static string Code(string file)
    {
        var name = Nfc.Of(System.IO.Path.GetFileNameWithoutExtension(file));
        return name.Length <= SampleImage.MaxCodeLength ? name : name[..SampleImage.MaxCodeLength];
    }

    private static bool IsOriginals(string folder) =>
        string.Equals(System.IO.Path.GetFileName(folder), OriginalsName, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Slug">From the folder's name.</param>
/// <param name="Pictures">One file a sample code.</param>
/// <param name="Doubles">Files whose sample code another file has.</param>
/// <param name="MetadataFile">Its model.json, where it has one.</param>
/// <param name="LoraFile">Its .safetensors file, where it has one.</param>
internal sealed record ImportModel(
    string Folder,
    string Slug,
    IReadOnlyDictionary<string, string> Pictures,
    IReadOnlyList<string> Doubles,
    string? MetadataFile,
    string? LoraFile
)
{
    public string FolderName => Nfc.Of(Path.GetFileName(Folder));

    internal static ImportModel Scan(string folder)
    {
        var byCode = ImportFolder.Pictures(folder).GroupBy(ImportFolder.Code, StringComparer.Ordinal).ToArray();
        var metadata = Path.Combine(folder, "model.json");
        return new ImportModel(
            folder,
            Slugs.From(Path.GetFileName(folder)),
            byCode.ToDictionary(code => code.Key, code => code.First(), StringComparer.Ordinal),
            [.. byCode.SelectMany(code => code.Skip(1))],
            File.Exists(metadata) ? metadata : null,
            UserFolder.Files(folder).FirstOrDefault(file => file.EndsWith(LoraFiles.LoraFile.Ending, StringComparison.OrdinalIgnoreCase))
        );
    }
}

/// <summary>An import that cannot be begun; the message says what to do.</summary>
internal sealed class ImportException(string message) : Exception(message);
