using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Catalog.Folders;
using LoraJudge.Web.Features.Catalog.Import;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Reads a folder with a folder a model and in it a picture a sample: MODEL/SAMPLE.jpg.</summary>
internal static class ModelFolder
{
    private const string Originals = "originals";

    /// <summary>
    /// Pictures in the order of models and samples. A subject is a sample's name without the number at its end. Originals are taken from
    /// the folder "originals" beside the models, or else beside <paramref name="path"/>. Files are read when they are needed.
    /// Families are as a table in the folder or beside it says (<see cref="FamilyTable"/>).
    /// </summary>
    /// <exception cref="ReproductionException">The folder is not there or holds no model.</exception>
    public static IReadOnlyList<TrainingPicture> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var folder = ImportFolder.Scan(path);
            var originals = folder.Originals.Count > 0 ? folder.Originals : Beside(folder.Path);
            var families = FamilyTable.Find(path) is { } table ? FamilyTable.Read(table) : new Dictionary<string, string>();
            return
            [
                .. from model in folder.Models
                from sample in model.Pictures.OrderBy(sample => sample.Key, StringComparer.Ordinal)
                select Picture(model.FolderName, sample.Key, sample.Value, originals.GetValueOrDefault(sample.Key)) with
                {
                    Family = families.GetValueOrDefault(model.FolderName),
                },
            ];
        }
        catch (Exception exception)
            when (exception is ImportException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ReproductionException(exception.Message, exception);
        }
    }

    private static Dictionary<string, string> Beside(string path)
    {
        var folder = Path.Combine(Path.GetDirectoryName(path) ?? path, Originals);
        return Directory.Exists(folder)
            ? ImportFolder
                .Pictures(folder)
                .GroupBy(ImportFolder.Code, StringComparer.Ordinal)
                .ToDictionary(code => code.Key, code => code.First(), StringComparer.Ordinal)
            : [];
    }

    private static TrainingPicture Picture(string model, string sample, string file, string? original) =>
        new(
            model,
            sample,
            SampleSubject.Of(sample),
            () => File.ReadAllBytes(file),
            original is null ? null : () => File.ReadAllBytes(original)
        );
}
