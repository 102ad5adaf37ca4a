using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoraJudge.Testing.Transfer;

/// <summary>The addresses of ComfyUI.</summary>
internal static class ComfyRoutes
{
    public static void Map(WebApplication app, StandInComfyUi comfy)
    {
        app.MapGet(
            "/system_stats",
            () => Results.Json(new { system = new { comfyui_version = "0.3.60" }, devices = Array.Empty<object>() })
        );
        app.MapPost("/upload/image", context => UploadAsync(context, comfy));
        app.MapPost("/prompt", context => PromptAsync(context, comfy));
        app.MapGet("/history/{id}", (HttpContext context, string id) => WriteAsync(context, 200, comfy.Queue.History(id)));
        app.MapGet("/queue", context => WriteAsync(context, 200, comfy.Queue.Tell()));
        app.MapPost("/queue", context => DeleteAsync(context, comfy));
        app.MapPost("/interrupt", async context => comfy.Queue.Interrupt((await BodyAsync(context))?["prompt_id"]?.GetValue<string>()));
        app.MapGet("/view", (HttpContext context) => ViewAsync(context, comfy));
        app.MapGet("/models/loras", () => Results.Json(comfy.Loras));
        app.MapGet("/models/checkpoints", () => Results.Json(comfy.Checkpoints));
        app.MapGet(
            "/view_metadata/loras",
            (string filename) =>
                comfy.Loras.Contains(filename)
                    ? Results.Json(new { ss_base_model_version = "sd_v1", ss_network_dim = "16" })
                    : Results.NotFound()
        );
        app.MapGet("/object_info", context => WriteAsync(context, 200, comfy.Nodes));
        app.MapGet(
            "/object_info/{name}",
            (HttpContext context, string name) =>
                WriteAsync(context, 200, comfy.Nodes[name] is { } node ? new JsonObject { [name] = node.DeepClone() } : [])
        );
    }

    private static async Task UploadAsync(HttpContext context, StandInComfyUi comfy)
    {
        if (!context.Request.HasFormContentType || (await context.Request.ReadFormAsync()) is not { Files.Count: 1 } form)
        {
            context.Response.StatusCode = 400;
            return;
        }

        var file = form.Files[0];
        if (file.Name != "image" || file.FileName.Length == 0)
        {
            context.Response.StatusCode = 400;
            return;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var subfolder = $"{form["subfolder"]}";
        var name = Free(comfy, subfolder, file.FileName, bytes.ToArray(), $"{form["overwrite"]}" is "true" or "1");
        comfy.Inputs[Join(subfolder, name)] = bytes.ToArray();
        await context.Response.WriteAsJsonAsync(
            new
            {
                name,
                subfolder,
                type = "input",
            }
        );
    }

    /// <summary>A name that is taken by another picture gets a number.</summary>
    private static string Free(StandInComfyUi comfy, string subfolder, string name, byte[] bytes, bool overwrite)
    {
        var free = name;
        for (
            var i = 1;
            !overwrite && comfy.Inputs.TryGetValue(Join(subfolder, free), out var there) && !there.AsSpan().SequenceEqual(bytes);
            i++
        )
            free = $"{Path.GetFileNameWithoutExtension(name)} ({i}){Path.GetExtension(name)}";
        return free;
    }

    private static string Join(string subfolder, string name) => subfolder.Length == 0 ? name : $"{subfolder}/{name}";

    private static async Task PromptAsync(HttpContext context, StandInComfyUi comfy)
    {
        var body = await BodyAsync(context);
        if (body?["prompt"] is not JsonObject prompt)
        {
            await WriteAsync(
                context,
                400,
                new JsonObject
                {
                    ["error"] = new JsonObject { ["type"] = "no_prompt", ["message"] = "No prompt provided" },
                    ["node_errors"] = new JsonObject(),
                }
            );
            return;
        }

        if (ComfyNodes.Validate(prompt, comfy.Nodes) is { } problem)
        {
            await WriteAsync(context, 400, problem);
            return;
        }

        var id = comfy.TakesPromptIds && body["prompt_id"]?.GetValue<string>() is { } given ? given : $"{Guid.NewGuid()}";
        var extra = new JsonObject { ["client_id"] = body["client_id"]?.DeepClone() };
        var task = comfy.Queue.Add(id, prompt.DeepClone().AsObject(), extra);
        await WriteAsync(
            context,
            200,
            new JsonObject
            {
                ["prompt_id"] = id,
                ["number"] = task.Number,
                ["node_errors"] = new JsonObject(),
            }
        );
    }

    private static async Task DeleteAsync(HttpContext context, StandInComfyUi comfy)
    {
        foreach (var id in (await BodyAsync(context))?["delete"] as JsonArray ?? [])
            comfy.Queue.Delete($"{id}");
    }

    private static async Task ViewAsync(HttpContext context, StandInComfyUi comfy)
    {
        var query = context.Request.Query;
        if (query["type"] != "output" || !comfy.Outputs.TryGetValue(Join($"{query["subfolder"]}", $"{query["filename"]}"), out var file))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "image/png";
        await context.Response.Body.WriteAsync(file);
    }

    private static async Task<JsonObject?> BodyAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task WriteAsync(HttpContext context, int status, JsonNode json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
