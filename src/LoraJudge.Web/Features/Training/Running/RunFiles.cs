using System.Text.Json;
using LoraJudge.Style.Training;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>A run's own folder: what it goes on from, then the pictures that it left out.</summary>
internal sealed class RunFiles(StorageOptions storage)
{
    public string Folder(long id) => Path.GetFullPath(Path.Combine(storage.TrainingFolder, $"run-{id}"));

    public void Delete(long id)
    {
        if (Directory.Exists(Folder(id)))
            Directory.Delete(Folder(id), recursive: true);
    }

    /// <summary>The checkpoint is in the blob store: what is kept is why pictures were left out.</summary>
    public void Finish(long id, IReadOnlyList<LeftOutOfTraining> leftOut)
    {
        Delete(id);
        if (leftOut.Count == 0)
            return;
        Directory.CreateDirectory(Folder(id));
        File.WriteAllText(LeftOutFile(id), JsonSerializer.Serialize(leftOut));
    }

    /// <returns>Empty where there were none, or where it is not known.</returns>
    public IReadOnlyList<LeftOutOfTraining> LeftOut(long id)
    {
        try
        {
            return JsonSerializer.Deserialize<LeftOutOfTraining[]>(File.ReadAllText(LeftOutFile(id))) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private string LeftOutFile(long id) => Path.Combine(Folder(id), "left-out.json");
}
