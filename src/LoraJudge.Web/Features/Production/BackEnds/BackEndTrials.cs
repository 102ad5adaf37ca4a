using System.Text.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Production.Building;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Production.BackEnds;

/// <summary>Makes single pictures; the last ones are kept in memory, nothing is stored.</summary>
internal sealed class BackEndTrials(WorkQueue queue, TransferBackEnds backEnds, IImageDecoder decoder)
{
    public static readonly WorkKind Kind = new("trial")
    {
        // One for each back end.
        AtOnce = 64,
        Kept = 20,
        Failed = "Something went wrong in this program. The portal's log says what.",
        Explain = exception => exception is TransferException or ImageRejectedException ? exception.Message : null,
    };

    private const int Edge = 512;
    private const int Side = 8;
    private const long Seed = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public BackEndTrial? Find(Guid id) => queue.Find(Kind, id)?.Subject as BackEndTrial;

    /// <returns>The trial's id; it is looked at until it has ended.</returns>
    /// <exception cref="BackEndTrialException">It cannot begin; the message says what to do.</exception>
    public Guid Start(string backEnd, string lora, byte[] picture)
    {
        var transfer = backEnds.Find(backEnd) ?? throw new BackEndTrialException($"There is no back end {backEnd}. Choose another.");
        if (lora.Length == 0)
            throw new BackEndTrialException("No model is named. Write the name of one of the back end's LoRA models.");
        if (queue.Of(Kind).Any(work => work is { IsUnderWay: true, Subject: BackEndTrial other } && other.BackEnd == backEnd))
            throw new BackEndTrialException("It makes a trial picture already. Wait for it, or cancel it.");
        var sample = Read(picture);
        var trial = new BackEndTrial(Guid.NewGuid(), backEnd, lora, decoder.EncodeJpeg(sample));
        trial.Work = queue.Ask(
            Kind,
            trial.Id,
            $"A trial picture by {backEnd} with {lora}",
            (progress, cancellation) => MakeAsync(trial, transfer, sample, progress, cancellation),
            trial
        );
        return trial.Id;
    }

    /// <returns>False if there is none of that id.</returns>
    public bool Cancel(Guid id)
    {
        var work = queue.Find(Kind, id);
        work?.Cancel();
        return work is not null;
    }

    private async Task MakeAsync(
        BackEndTrial trial,
        IStyleTransfer transfer,
        RgbImage sample,
        ProgressBoard.Scope progress,
        CancellationToken cancellation
    )
    {
        progress.Rename("Drawing the lines");
        var lines = await transfer.DrawAsync(sample, cancellation);
        trial.Lines = lines is null ? null : decoder.EncodeJpeg(lines);
        progress.Rename("Making the picture");
        var made = await transfer.TransferAsync(new TransferRequest(sample, trial.Lora, Seed) { LineDrawing = lines }, cancellation);
        (trial.Proof, trial.Parameters) = (Pretty(made.Proof), Pretty(made.Parameters));
        trial.Picture = decoder.EncodeJpeg(made.Image, 92);
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
}

/// <summary>A trial cannot begin; the message says what to do.</summary>
internal sealed class BackEndTrialException(string message, Exception? inner = null) : Exception(message, inner);
