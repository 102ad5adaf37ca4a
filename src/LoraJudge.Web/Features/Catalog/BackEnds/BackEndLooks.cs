using System.Collections.Concurrent;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.ComfyUi;
using LoraJudge.Style.Transfer.WebUi;
using LoraJudge.Web.Features.Catalog.Building;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>Whether each back end answers, what it lacks, and what it has; remembered until somebody looks again.</summary>
internal sealed class BackEndLooks(TransferBackEnds backEnds, WebUiOptions webUi, ComfyUiOptions comfyUi, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, BackEndLook> looks = new(StringComparer.Ordinal);

    /// <summary>As far as is known without asking them.</summary>
    public IReadOnlyList<BackEndView> Known() =>
        [
            .. backEnds.All.Select(backEnd => new BackEndView(
                backEnd.Backend,
                Title(backEnd.Backend),
                Where(backEnd.Backend),
                looks.GetValueOrDefault(backEnd.Backend)
            )),
        ];

    /// <summary>Settings that would set up those that are not.</summary>
    public IReadOnlyList<(string Title, string Setting)> NotSetUp =>
        [
            .. new[]
            {
                (Title(WebUiTransfer.Name), $"{WebUiOptions.Section}:{nameof(WebUiOptions.Url)}", webUi.IsSetUp),
                (Title(ComfyUiTransfer.Name), $"{ComfyUiOptions.Section}:{nameof(ComfyUiOptions.Url)}", comfyUi.IsSetUp),
            }
                .Where(backEnd => !backEnd.IsSetUp)
                .Select(backEnd => (backEnd.Item1, backEnd.Item2)),
        ];

    /// <summary>Whether all are known well enough to be shown.</summary>
    public bool AreFresh =>
        backEnds.All.All(backEnd =>
            looks.TryGetValue(backEnd.Backend, out var look) && time.GetUtcNow().UtcDateTime - look.LookedUtc < Freshness
        );

    public void Forget() => looks.Clear();

    /// <summary>Asks all of them at the same time.</summary>
    public Task LookAsync(CancellationToken cancellation) =>
        Task.WhenAll(backEnds.All.Select(async backEnd => looks[backEnd.Backend] = await LookAsync(backEnd, cancellation)));

    public static string Title(string backEnd) =>
        backEnd switch
        {
            WebUiTransfer.Name => "Web UI (AUTOMATIC1111, Forge)",
            ComfyUiTransfer.Name => "ComfyUI",
            "procedural" => "Procedural styles",
            _ => backEnd,
        };

    private string Where(string backEnd) =>
        backEnd switch
        {
            WebUiTransfer.Name => $"{webUi.Url}, checkpoint {webUi.Checkpoint}, {webUi.Steps} steps of {webUi.Sampler}",
            ComfyUiTransfer.Name =>
                $"{comfyUi.Url}, checkpoint {comfyUi.Checkpoint}, {(comfyUi.Workflow.Length == 0 ? "the program's own workflow" : comfyUi.Workflow)}",
            _ => "Part of this program: paints by code, for trying things out",
        };

    private async Task<BackEndLook> LookAsync(IStyleTransfer backEnd, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var problems = await backEnd.ProblemsAsync([], either.Token);
            var loras = await ListAsync(backEnd, either.Token);
            return new BackEndLook(Now, Answers: true, problems, loras);
        }
        catch (TransferException exception)
        {
            return new BackEndLook(Now, Answers: exception.Fault != TransferFault.Unavailable, [exception.Message], null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new BackEndLook(
                Now,
                Answers: false,
                [$"{Title(backEnd.Backend)} has not answered for {Patience.TotalSeconds:0} s."],
                null
            );
        }
    }

    /// <summary>What it lacks is told already where it cannot list them.</summary>
    private static async Task<IReadOnlyList<BackEndLora>?> ListAsync(IStyleTransfer backEnd, CancellationToken cancellation)
    {
        try
        {
            return await backEnd.LorasAsync(cancellation);
        }
        catch (TransferException)
        {
            return null;
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <param name="Name">What it is stored by.</param>
/// <param name="Where">Its address and what it is told to make pictures with.</param>
/// <param name="Look">Null until somebody looked.</param>
public sealed record BackEndView(string Name, string Title, string Where, BackEndLook? Look);

/// <param name="Problems">What it lacks, a sentence each.</param>
/// <param name="Loras">Its models; null where it does not list them.</param>
public sealed record BackEndLook(DateTime LookedUtc, bool Answers, IReadOnlyList<string> Problems, IReadOnlyList<BackEndLora>? Loras)
{
    public bool IsReady => Answers && Problems.Count == 0;
}
