using System.Text.Json;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>A checkpoint as <c>/sdapi/v1/sd-models</c> lists it.</summary>
/// <param name="Title">With the hash, unless it is not computed yet.</param>
/// <param name="Hash">First ten hexadecimal digits of the file's SHA-256; null until it is computed.</param>
internal sealed record WebUiCheckpoint(string Title, string Name, string? Hash)
{
    /// <param name="wanted">Its name, title, file, or hash.</param>
    /// <returns>Null where the list has none.</returns>
    public static WebUiCheckpoint? Find(JsonElement list, string wanted) =>
        (
            from model in list.Items()
            let title = model.Text("title")
            let name = model.Text("model_name")
            where title is not null && name is not null
            let file = (model.Text("filename") ?? "").Split('/', '\\')[^1]
            where
                wanted == title
                || wanted == name
                || wanted == file
                || wanted == model.Text("hash")
                || string.Equals(wanted, model.Text("sha256"), StringComparison.OrdinalIgnoreCase)
                || wanted == title.Split(" [")[0]
            select new WebUiCheckpoint(title, name, model.Text("hash"))
        ).FirstOrDefault();

    public static IEnumerable<string> Names(JsonElement list) => list.Items().Select(model => model.Text("model_name")).OfType<string>();
}
