using LoraJudge.Testing.Transfer;

namespace LoraJudge.EndToEnd.Building;

/// <summary>A back end's stand-in, and what a run by it has to find out.</summary>
/// <param name="Name">Of the back end, as the verb takes it.</param>
/// <param name="Settings">What points the portal to it.</param>
/// <param name="MakingPath">Where a picture is asked for.</param>
/// <param name="Silent">Ends well with a picture that is not what was asked for, and words by which it has to be named.</param>
/// <param name="WithoutEffect">The LoRA changes nothing, which only two models' pictures of one sample show.</param>
/// <param name="KeepsResults">Whether a picture in flight can be fetched by another process.</param>
internal sealed record BackEndUnderTest<TFailure>(
    StandInServer<TFailure> Server,
    string Name,
    IReadOnlyList<string> Settings,
    string MakingPath,
    IReadOnlyList<(TFailure Failure, string Words)> Silent,
    TFailure WithoutEffect,
    bool KeepsResults
) : IAsyncDisposable
    where TFailure : struct, Enum
{
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

internal static class BackEndUnderTest
{
    public static async Task<BackEndUnderTest<WebUiFailure>> WebUiAsync(IEnumerable<string> loras)
    {
        var webUi = await StandInWebUi.StartAsync(loras);
        return new(
            webUi,
            "webui",
            [$"Transfer:WebUi:Url={webUi.Address}", $"Transfer:WebUi:Checkpoint={webUi.Checkpoints[0]}"],
            "/sdapi/v1/txt2img",
            [
                (WebUiFailure.LoraIgnored, "was not applied"),
                (WebUiFailure.ControlNetFailed, "0 detected maps"),
                (WebUiFailure.OtherCheckpoint, "other-checkpoint"),
                (WebUiFailure.Black, "one colour"),
                (WebUiFailure.OtherSeed, "seed"),
                (WebUiFailure.OtherSize, "×"),
                (WebUiFailure.LoraHashEmpty, "no hash"),
                (WebUiFailure.OtherLoraToo, "detail-tweaker"),
                (WebUiFailure.OtherUnitToo, "2 detected maps"),
                (WebUiFailure.OtherCheckpointHash, "v1-5-pruned"),
                (WebUiFailure.OtherPrompt, "another prompt"),
                (WebUiFailure.DrawingItself, "line drawing itself"),
                (WebUiFailure.NoImages, "no picture"),
                (WebUiFailure.NotBase64, "no base64"),
                (WebUiFailure.NotAPicture, "no picture"),
            ],
            WebUiFailure.LoraWithoutEffect,
            KeepsResults: false
        );
    }

    public static async Task<BackEndUnderTest<ComfyFailure>> ComfyUiAsync(IEnumerable<string> loras)
    {
        var comfy = await StandInComfyUi.StartAsync(loras);
        return new(
            comfy,
            "comfyui",
            [
                $"Transfer:ComfyUi:Url={comfy.Address}",
                $"Transfer:ComfyUi:Checkpoint={comfy.Checkpoints[0]}",
                "Transfer:ComfyUi:PollMilliseconds=50",
            ],
            "/prompt",
            [
                (ComfyFailure.LoraMuted, "strength_model"),
                (ComfyFailure.ReferenceBypassed, "(ReferenceOnlySimple) has no effect"),
                (ComfyFailure.OtherCheckpoint, "other-checkpoint"),
                (ComfyFailure.Black, "one colour"),
                (ComfyFailure.OtherLora, "no node names it"),
                (ComfyFailure.LoraBypassed, "does not come from node"),
                (ComfyFailure.OtherImage, "does not lie on the way"),
                (ComfyFailure.OtherSeed, "another seed"),
                (ComfyFailure.CachedOutput, "earlier prompt"),
                (ComfyFailure.OutputOfAnotherNode, "pictures of 99"),
                (ComfyFailure.ForeignFile, "made by another prompt"),
                (ComfyFailure.NoOutput, "0 pictures"),
                (ComfyFailure.OtherSize, "×"),
                (ComfyFailure.NotAPicture, "no picture"),
                (ComfyFailure.FileGone, "has it no more"),
            ],
            ComfyFailure.LoraWithoutEffect,
            KeepsResults: true
        );
    }
}
