using System.Text.Json.Nodes;
using LoraJudge.Testing.Imaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoraJudge.Testing.Transfer;

/// <summary>The addresses of the web UI and of its ControlNet extension.</summary>
internal static class WebUiRoutes
{
    public static void Map(WebApplication app, StandInWebUi webUi)
    {
        app.MapPost("/internal/progress", async context => await WriteAsync(context, webUi.Tasks.Progress(await IdAsync(context))));
        if (webUi.HasApi)
            MapApi(app, webUi);
        if (webUi is { HasApi: true, HasControlNet: true })
            MapControlNet(app, webUi);
    }

    public static Task ErrorAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                error = "HTTPException",
                detail,
                body = "",
                errors = "",
            }
        );
    }

    /// <summary>As FastAPI tells what is wrong with a request.</summary>
    public static Task InvalidAsync(HttpContext context, string field, string message)
    {
        context.Response.StatusCode = 422;
        return context.Response.WriteAsJsonAsync(
            new
            {
                detail = new[]
                {
                    new
                    {
                        loc = new[] { "body", field },
                        msg = message,
                        type = "value_error",
                    },
                },
            }
        );
    }

    private static void MapApi(WebApplication app, StandInWebUi webUi)
    {
        app.MapPost("/sdapi/v1/txt2img", context => new WebUiPicture(webUi, context).AnswerAsync());
        app.MapGet("/sdapi/v1/loras", context => WriteAsync(context, webUi.Seen.Select(LoraOf)));
        app.MapPost(
            "/sdapi/v1/refresh-loras",
            context =>
            {
                webUi.ReadFolder();
                return WriteAsync(context, null);
            }
        );
        app.MapGet("/sdapi/v1/sd-models", context => WriteAsync(context, webUi.Checkpoints.Select(CheckpointOf)));
        app.MapGet(
            "/sdapi/v1/samplers",
            context =>
                WriteAsync(
                    context,
                    webUi.Samplers.Select(name => new
                    {
                        name,
                        aliases = Array.Empty<string>(),
                        options = new { },
                    })
                )
        );
        app.MapGet(
            "/sdapi/v1/options",
            context =>
                WriteAsync(
                    context,
                    new
                    {
                        sd_model_checkpoint = webUi.LoadedCheckpoint,
                        lora_add_hashes_to_infotext = webUi.TellsHashes,
                        control_net_no_detectmap = webUi.NoDetectedMaps,
                    }
                )
        );
        app.MapGet("/sdapi/v1/progress", context => WriteAsync(context, GlobalProgress(webUi)));
        app.MapPost(
            "/sdapi/v1/interrupt",
            context =>
            {
                webUi.Tasks.Interrupt();
                return WriteAsync(context, new { });
            }
        );
    }

    private static void MapControlNet(WebApplication app, StandInWebUi webUi)
    {
        app.MapGet("/controlnet/version", context => WriteAsync(context, new { version = webUi.ControlNetVersion }));
        app.MapGet("/controlnet/settings", context => WriteAsync(context, new { control_net_unit_count = webUi.UnitCount }));
        app.MapGet("/controlnet/model_list", context => WriteAsync(context, new { model_list = Array.Empty<string>() }));
        app.MapGet(
            "/controlnet/module_list",
            context =>
                WriteAsync(
                    context,
                    new
                    {
                        module_list = webUi.Modules,
                        module_detail = webUi.Modules.ToDictionary(
                            module => module,
                            module => new { model_free = module == "reference_only", sliders = Array.Empty<object>() }
                        ),
                    }
                )
        );
        app.MapPost("/controlnet/detect", context => DetectAsync(context, webUi));
    }

    private static async Task DetectAsync(HttpContext context, StandInWebUi webUi)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        var module = body?["controlnet_module"]?.GetValue<string>() ?? "none";
        if (!webUi.Modules.Contains(module))
        {
            await ErrorAsync(context, 422, "Module not available");
            return;
        }

        var images = (body?["controlnet_input_images"] as JsonArray) ?? [];
        if (images.Count == 0)
        {
            await ErrorAsync(context, 422, "No image selected");
            return;
        }

        var resolution = body?["controlnet_processor_res"]?.GetValue<int>() ?? 512;
        await WriteAsync(
            context,
            new
            {
                info = "Success",
                images = images.Select(image =>
                    Convert.ToBase64String(
                        TestFiles.Png(StandInPainter.Edges(Convert.FromBase64String(image!.GetValue<string>()), resolution))
                    )
                ),
            }
        );
    }

    private static object LoraOf(string name) =>
        new
        {
            name,
            alias = name,
            path = $"/models/Lora/{name}.safetensors",
            metadata = new { ss_base_model_version = "sd_v1", ss_network_dim = "16" },
        };

    private static object CheckpointOf(string name) =>
        new
        {
            title = $"{name}.safetensors [{StandInPainter.ShortHash(name)}]",
            model_name = name,
            hash = StandInPainter.ShortHash(name),
            sha256 = StandInPainter.Hash(System.Text.Encoding.UTF8.GetBytes(name)),
            filename = $"/models/Stable-diffusion/{name}.safetensors",
            config = (string?)null,
        };

    private static object GlobalProgress(StandInWebUi webUi) =>
        new
        {
            progress = webUi.Tasks.Active is null ? 0 : 0.5,
            eta_relative = 0.0,
            state = new
            {
                skipped = false,
                interrupted = webUi.Tasks.WasInterrupted,
                job = webUi.Tasks.Active ?? "",
                job_timestamp = webUi.Tasks.Timestamp,
                sampling_step = 0,
            },
            current_image = (string?)null,
            textinfo = (string?)null,
        };

    private static async Task<string> IdAsync(HttpContext context) =>
        (await JsonNode.ParseAsync(context.Request.Body))?["id_task"]?.GetValue<string>() ?? "";

    private static Task WriteAsync(HttpContext context, object? value) => context.Response.WriteAsJsonAsync(value);
}
