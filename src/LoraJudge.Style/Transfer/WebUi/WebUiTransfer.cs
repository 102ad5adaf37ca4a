using System.Text.Json.Nodes;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>AUTOMATIC1111's and Forge's web UI with ControlNet (API version 3).</summary>
public sealed class WebUiTransfer : IStyleTransfer
{
    public const string Name = "webui";

    private readonly BackEndCalls calls;
    private readonly WebUiOptions options;
    private readonly IImageDecoder decoder;
    private readonly WebUiTasks tasks;
    private readonly WebUiProblems problems;

    /// <param name="client">Gives a client with the web UI's address and, where it is set, basic authentication.</param>
    public WebUiTransfer(Func<HttpClient> client, WebUiOptions options, IImageDecoder decoder, TimeProvider time)
    {
        (this.options, this.decoder) = (options, decoder);
        calls = new BackEndCalls(client, $"The web UI at {options.Url}", BackEndCalls.Patience(options.TimeoutSeconds), time);
        tasks = new WebUiTasks(calls, options, time);
        problems = new WebUiProblems(calls, options);
    }

    public string Backend => Name;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyCollection<string> loraNames, CancellationToken cancellation = default) =>
        problems.FindAsync(loraNames, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BackEndLora>> LorasAsync(CancellationToken cancellation = default)
    {
        await calls.PostAsync("sdapi/v1/refresh-loras", new JsonObject(), cancellation);
        return
        [
            .. from lora in (await calls.GetAsync("sdapi/v1/loras", cancellation)).Json().Items()
            let name = lora.Text("name")
            where !string.IsNullOrEmpty(name)
            let alias = lora.Text("alias")
            select new BackEndLora(
                name,
                string.IsNullOrWhiteSpace(alias) || alias == "None" ? name : alias,
                lora.Text("path"),
                Header.Of(lora.Get("metadata"))
            ),
        ];
    }

    /// <inheritdoc />
    public async Task<RgbImage?> DrawAsync(RgbImage sample, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var reply = (
            await calls.PostAsync(
                "controlnet/detect",
                new JsonObject
                {
                    ["controlnet_module"] = WebUiNames.Lines,
                    ["controlnet_input_images"] = new JsonArray(Convert.ToBase64String(decoder.EncodePng(sample))),
                    ["controlnet_processor_res"] = options.LineResolution,
                },
                cancellation
            )
        ).Json();
        var images = reply.Items("images").ToList();
        if (images.Count != 1 || TransferPictures.FromBase64(images[0].Text()) is not { } file)
            throw new TransferException(
                TransferFault.Unreadable,
                $"{calls.Name} sent {images.Count} line drawings for one picture, or none that can be read."
            );
        return Lines(file, sample);
    }

    /// <inheritdoc />
    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (WebUiNames.Problem(request.LoraName) is { } problem)
            throw new TransferException(TransferFault.Refused, problem);
        var drawing = decoder.EncodePng(request.LineDrawing ?? (await DrawAsync(request.Sample, cancellation))!);
        var checkpoint = await CheckpointAsync(cancellation);
        var task = $"task(lorajudge-{request.TaskId ?? $"{Guid.NewGuid():N}"})";
        if (request.TaskId is not null)
            await tasks.AwaitEarlierAsync(task, cancellation);
        var sent = new WebUiRequest(options, request, drawing, checkpoint, task);
        var reply = WebUiReply.Read(await tasks.RunAsync(task, sent.ToJson(), cancellation), calls.Name);
        await RefuseInterruptedAsync(reply, cancellation);
        var proof = WebUiProof.Of(reply, sent, request.LoraName, checkpoint, calls.Name);
        var picture = Picture(reply, request, drawing);
        return new TransferResult(picture, sent.ToRecord(), proof) { IsModelsOwn = true };
    }

    private RgbImage Picture(WebUiReply reply, TransferRequest request, byte[] drawing)
    {
        if (TransferPictures.FromBase64(reply.Images[reply.FirstImage]) is not { } file)
            throw new TransferException(TransferFault.Unreadable, $"{calls.Name} sent a picture that is no base64.");
        var picture = TransferPictures.Made(decoder, file, request.Sample, calls.Name);
        return picture.Pixels.AsSpan().SequenceEqual(decoder.DecodeTo(drawing, picture.Width, picture.Height).Pixels)
            ? throw new TransferException(TransferFault.Unreadable, $"{calls.Name} sent the line drawing itself in place of a picture.")
            : picture;
    }

    /// <summary>A picture that somebody stopped half way comes with status 200, too.</summary>
    private async Task RefuseInterruptedAsync(WebUiReply reply, CancellationToken cancellation)
    {
        var answer = await calls.GetAsync("sdapi/v1/progress?skip_current_image=true", cancellation);
        if (!answer.IsWell || answer.Parse().Get("state") is not { } state)
            return;
        if (
            (state.Flag("interrupted") == true || state.Flag("skipped") == true)
            && reply.JobTimestamp is { } job
            && job == state.Text("job_timestamp")
        )
            throw new TransferException(
                TransferFault.Unavailable,
                $"Somebody interrupted {calls.Name} while it made the picture, which is therefore unfinished."
            );
    }

    private async Task<WebUiCheckpoint> CheckpointAsync(CancellationToken cancellation) =>
        WebUiCheckpoint.Find((await calls.GetAsync("sdapi/v1/sd-models", cancellation)).Json(), options.Checkpoint)
        ?? throw new TransferException(
            TransferFault.OtherCheckpoint,
            $"{calls.Name} has no checkpoint {options.Checkpoint} and would take another without a word ({WebUiOptions.Section}:Checkpoint)."
        );

    /// <summary>White lines on black → black on white, as large as the sample.</summary>
    private RgbImage Lines(byte[] file, RgbImage sample)
    {
        try
        {
            var lines = decoder.DecodeTo(file, sample.Width, sample.Height);
            return lines.HasContent()
                ? new RgbImage(lines.Width, lines.Height, Array.ConvertAll(lines.Pixels, value => (byte)(255 - value)))
                : throw new TransferException(TransferFault.Unreadable, $"{calls.Name} sent a line drawing without a line.");
        }
        catch (ImageRejectedException exception)
        {
            throw new TransferException(
                TransferFault.Unreadable,
                $"{calls.Name} sent a line drawing that is no picture: {exception.Message}",
                exception
            );
        }
    }
}
