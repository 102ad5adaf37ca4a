using System.Collections.Concurrent;
using System.Text.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalog.Building;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>Makes single pictures while their page is looked at; the last ones are kept in memory, nothing is stored.</summary>
internal sealed partial class BackEndTrials(
    TransferBackEnds backEnds,
    IImageDecoder decoder,
    TimeProvider time,
    ILogger<BackEndTrials> logger
) : IDisposable
{
    private const int Kept = 20;
    private const int Edge = 512;
    private const int Side = 8;
    private const long Seed = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly ConcurrentDictionary<Guid, BackEndTrial> trials = new();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();

    public BackEndTrial? Find(Guid id) => trials.GetValueOrDefault(id);

    /// <returns>The trial's id; it is looked at until it has ended.</returns>
    /// <exception cref="BackEndTrialException">It cannot begin; the message says what to do.</exception>
    public Guid Start(string backEnd, string lora, byte[] picture)
    {
        var transfer = backEnds.Find(backEnd) ?? throw new BackEndTrialException($"There is no back end {backEnd}. Choose another.");
        if (lora.Length == 0)
            throw new BackEndTrialException("No model is named. Write the name of one of the back end's LoRA models.");
        if (trials.Values.Any(trial => trial.IsRunning && trial.BackEnd == backEnd))
            throw new BackEndTrialException("It makes a trial picture already. Wait for it, or cancel it.");
        var sample = Read(picture);
        var trial = new BackEndTrial(Guid.NewGuid(), backEnd, lora, decoder.EncodeJpeg(sample), Now);
        trials[trial.Id] = trial;
        foreach (var old in trials.Values.OrderByDescending(other => other.StartedUtc).Skip(Kept).Where(other => !other.IsRunning))
            trials.TryRemove(old.Id, out _);
        var stop = running[trial.Id] = new CancellationTokenSource();
        _ = Task.Run(() => RunAsync(trial, transfer, sample, stop.Token), CancellationToken.None);
        return trial.Id;
    }

    /// <returns>False where there is none of that id.</returns>
    public bool Cancel(Guid id)
    {
        if (running.TryGetValue(id, out var stop))
            stop.Cancel();
        return trials.ContainsKey(id);
    }

    public void Dispose()
    {
        foreach (var stop in running.Values)
            stop.Cancel();
    }

    private async Task RunAsync(BackEndTrial trial, IStyleTransfer transfer, RgbImage sample, CancellationToken cancellation)
    {
        try
        {
            trial = trials[trial.Id] = trial with { Doing = "Drawing the lines" };
            var lines = await transfer.DrawAsync(sample, cancellation);
            trial = trials[trial.Id] = trial with
            {
                Lines = lines is null ? null : decoder.EncodeJpeg(lines),
                Doing = "Making the picture",
            };
            var made = await transfer.TransferAsync(new TransferRequest(sample, trial.Lora, Seed) { LineDrawing = lines }, cancellation);
            trial = trial with
            {
                Picture = decoder.EncodeJpeg(made.Image, 92),
                Proof = Pretty(made.Proof),
                Parameters = Pretty(made.Parameters),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            trial = trial with { Problem = "It was cancelled." };
        }
        catch (Exception exception) when (exception is TransferException or ImageRejectedException)
        {
            LogRefused(trial.BackEnd, trial.Lora, exception.Message);
            trial = trial with { Problem = exception.Message };
        }
        catch (Exception exception)
        {
            LogFailed(exception, trial.BackEnd, trial.Lora);
            trial = trial with { Problem = $"Something went wrong in this program: {exception.Message} The portal's log says more." };
        }
        finally
        {
            trials[trial.Id] = trial with { EndedUtc = Now, Doing = "" };
            if (running.TryRemove(trial.Id, out var stop))
                stop.Dispose();
        }
    }

    /// <summary>At most so large, with sides that back ends can make.</summary>
    /// <exception cref="BackEndTrialException">It is no picture.</exception>
    private RgbImage Read(byte[] picture)
    {
        try
        {
            var whole = decoder.Decode(picture, Edge);
            return decoder.DecodeTo(picture, Rounded(whole.Width), Rounded(whole.Height));
        }
        catch (ImageRejectedException exception)
        {
            throw new BackEndTrialException(exception.Message, exception);
        }
    }

    private static int Rounded(int side) => Math.Max(Edge / Side, side / Side * Side);

    private static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Warning, "{BackEnd} made no trial picture with {Lora}. {Problem}")]
    private partial void LogRefused(string backEnd, string lora, string problem);

    [LoggerMessage(LogLevel.Error, "A trial picture of {BackEnd} with {Lora} failed.")]
    private partial void LogFailed(Exception exception, string backEnd, string lora);
}

/// <summary>A trial cannot begin; the message says what to do.</summary>
internal sealed class BackEndTrialException(string message, Exception? inner = null) : Exception(message, inner);
