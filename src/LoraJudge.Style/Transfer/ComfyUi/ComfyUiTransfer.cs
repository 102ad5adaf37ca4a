using System.Text.Json.Nodes;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>ComfyUI by a workflow file, which makes the line drawing, too.</summary>
public sealed class ComfyUiTransfer : IStyleTransfer
{
    public const string Name = "comfyui";

    /// <summary>Failed prompts of one task that are passed over.</summary>
    private const int MaxAttempts = 64;

    /// <summary>Requests for headers of models at a time.</summary>
    private const int AtATime = 4;

    private readonly BackEndCalls calls;
    private readonly ComfyUiOptions options;
    private readonly IImageDecoder decoder;
    private readonly ComfyQueue queue;
    private readonly ComfyUiProblems problems;
    private readonly TimeSpan patience;

    /// <param name="client">Gives a client with ComfyUI's address and, where it is set, basic authentication.</param>
    public ComfyUiTransfer(Func<HttpClient> client, ComfyUiOptions options, IImageDecoder decoder, TimeProvider time)
    {
        (this.options, this.decoder) = (options, decoder);
        patience = BackEndCalls.Patience(options.TimeoutSeconds);
        calls = new BackEndCalls(client, $"ComfyUI at {options.Url}", patience, time);
        queue = new ComfyQueue(calls, options, time);
        problems = new ComfyUiProblems(calls, options);
    }

    public string Backend => Name;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyCollection<string> loraNames, CancellationToken cancellation = default) =>
        problems.FindAsync(loraNames, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BackEndLora>> LorasAsync(CancellationToken cancellation = default)
    {
        var files = ComfyUiProblems.Texts((await calls.GetAsync("models/loras", cancellation)).Json());
        var found = new BackEndLora[files.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (at, token) => found[at] = await LoraAsync(files, files[at], token)
        );
        return found;
    }

    /// <summary>None: the workflow draws the lines itself.</summary>
    public Task<RgbImage?> DrawAsync(RgbImage sample, CancellationToken cancellation = default) => Task.FromResult<RgbImage?>(null);

    /// <inheritdoc />
    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var workflow = await ComfyWorkflow.LoadAsync(options.Workflow, cancellation);
        var png = decoder.EncodePng(request.Sample);
        var values = new ComfyValues(
            await FileAsync("loras", request.LoraName, "LoRA", TransferFault.LoraNotApplied, cancellation),
            await FileAsync("checkpoints", options.Checkpoint, "checkpoint", TransferFault.OtherCheckpoint, cancellation),
            await UploadAsync(png, cancellation),
            request.Seed & long.MaxValue,
            request.Sample.Width,
            request.Sample.Height,
            ""
        );
        var task = workflow.Fill(values.Fill(options));
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var id = ComfyPromptId.Of(request.TaskId, task, attempt);
            var own = values with { Prefix = $"lorajudge/{id}" };
            var prompt = workflow.Fill(own.Fill(options));
            // Asked before the history is: what ends between the two questions stands there.
            var underWay = request.TaskId is not null && await queue.IsUnderWayAsync(id, cancellation);
            if (!underWay && request.TaskId is not null && await queue.EndedAsync(id, cancellation) is { } earlier)
            {
                if (await TryAsync(earlier, id, prompt, own, request, cancellation) is { } made)
                    return made;
                continue;
            }

            return await RunAsync(id, underWay, prompt, own, request, cancellation);
        }

        throw new TransferException(TransferFault.Refused, $"{calls.Name} has failed {MaxAttempts} times at the same picture.");
    }

    /// <param name="underWay">An earlier process has put it into the queue.</param>
    private async Task<TransferResult> RunAsync(
        string id,
        bool underWay,
        JsonObject prompt,
        ComfyValues values,
        TransferRequest request,
        CancellationToken cancellation
    )
    {
        try
        {
            if (!underWay)
                id = await queue.AddAsync(id, prompt, cancellation);
            return await ResultAsync(await queue.WaitAsync(id, cancellation), id, prompt, values, request, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await queue.CancelAsync(id);
            throw;
        }
    }

    /// <returns>Null where what was made for an earlier process is not good.</returns>
    private async Task<TransferResult?> TryAsync(
        ComfyHistory ended,
        string id,
        JsonObject prompt,
        ComfyValues values,
        TransferRequest request,
        CancellationToken cancellation
    )
    {
        try
        {
            return await ResultAsync(ended, id, prompt, values, request, cancellation);
        }
        catch (TransferException exception) when (exception.Fault != TransferFault.Unavailable || ended.Failure(calls.Name) is not null)
        {
            return null;
        }
    }

    private async Task<TransferResult> ResultAsync(
        ComfyHistory ended,
        string id,
        JsonObject prompt,
        ComfyValues values,
        TransferRequest request,
        CancellationToken cancellation
    )
    {
        var (file, folder, node) = ComfyProof.Saved(ended, prompt, values, calls.Name);
        var answer = await calls.GetAsync(
            $"view?filename={Uri.EscapeDataString(file)}&subfolder={Uri.EscapeDataString(folder)}&type=output",
            cancellation
        );
        if (answer.IsMissing)
            throw new TransferException(TransferFault.Unreadable, $"{calls.Name} has saved {file}, and has it no more.");
        var bytes = answer.Checked().Body;
        var inFile = ComfyProof.CheckFile(bytes, prompt, calls.Name);
        var picture = TransferPictures.Made(decoder, bytes, request.Sample, calls.Name);
        if (picture.Pixels.AsSpan().SequenceEqual(request.Sample.Pixels))
            throw new TransferException(TransferFault.Unreadable, $"{calls.Name} sent the sample itself in place of a picture.");
        return new TransferResult(
            picture,
            new JsonObject { ["seed"] = values.Seed, ["prompt"] = prompt.DeepClone() }.ToJsonString(),
            ComfyProof.Of(ended, prompt, values, id, node, inFile)
        )
        {
            IsModelsOwn = true,
        };
    }

    private async Task<string> FileAsync(string folder, string name, string what, TransferFault fault, CancellationToken cancellation) =>
        ComfyFiles.Find(ComfyUiProblems.Texts((await calls.GetAsync($"models/{folder}", cancellation)).Json()), name)
        ?? throw new TransferException(fault, $"{calls.Name} has no {what} {name}, or several of that name.");

    /// <summary>Named by what it holds: the same picture is the same file.</summary>
    private async Task<string> UploadAsync(byte[] png, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(png), "image", $"lorajudge-{TransferPictures.Hash(png)[..32]}.png" },
            { new StringContent("input"), "type" },
            { new StringContent("true"), "overwrite" },
        };
        var told = (await calls.SendAsync(HttpMethod.Post, "upload/image", form, patience, cancellation)).Json();
        return told.Text("name") is not { Length: > 0 } name
                ? throw new TransferException(TransferFault.Unreadable, $"{calls.Name} gives the uploaded picture no name: is it ComfyUI?")
            : told.Text("subfolder") is { Length: > 0 } folder ? $"{folder}/{name}"
            : name;
    }

    private async Task<BackEndLora> LoraAsync(IReadOnlyList<string> files, string file, CancellationToken cancellation)
    {
        var answer = await calls.GetAsync($"view_metadata/loras?filename={Uri.EscapeDataString(file)}", cancellation);
        return new BackEndLora(ComfyFiles.NameIn(files, file), file, file, Header.Of(answer.IsWell ? answer.Json() : null));
    }
}
