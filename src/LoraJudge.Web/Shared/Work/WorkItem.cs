using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Shared.Work;

/// <summary>A piece of work that waits, runs or has ended. Safe for many threads.</summary>
public sealed class WorkItem
{
    private readonly CancellationTokenSource stop = new();
    private readonly Func<ProgressBoard.Scope, CancellationToken, Task> doAsync;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Ending? ending;
    private volatile ProgressBoard.Scope? scope;

    internal WorkItem(
        WorkKind kind,
        string key,
        string title,
        object? subject,
        DateTime askedUtc,
        Func<ProgressBoard.Scope, CancellationToken, Task> doAsync
    ) => (Kind, Key, Title, Subject, AskedUtc, this.doAsync) = (kind, key, title, subject, askedUtc, doAsync);

    public WorkKind Kind { get; }

    public string Key { get; }

    /// <summary>What is done, for a person: "Exporting study 5". It is logged: it names no secret.</summary>
    public string Title { get; }

    /// <summary>What it is about, as whoever asked for it gave it.</summary>
    public object? Subject { get; }

    public DateTime AskedUtc { get; }

    /// <summary>Whether it waits or runs.</summary>
    public bool IsUnderWay => ending is null;

    /// <summary>Completes when it has ended, however it did.</summary>
    public Task Ended => ended.Task;

    /// <summary>Null while it is under way.</summary>
    public DateTime? EndedUtc => ending?.Utc;

    /// <summary>Why it did not end well, for a person; null if it did, and while it is under way.</summary>
    public string? Problem => ending?.Problem;

    /// <summary>How far it is; null while it waits.</summary>
    public WorkProgress? Progress => scope?.Current;

    /// <summary>Whether somebody asked for it while it ran. Its queue's lock guards it.</summary>
    internal bool IsAskedAgain { get; set; }

    internal CancellationToken Cancelled => stop.Token;

    /// <summary>Asks it to stop; it is under way until it has.</summary>
    public void Cancel() => stop.Cancel();

    /// <param name="board">Shows it while it runs.</param>
    internal async Task RunAsync(ProgressBoard board, CancellationToken cancellation)
    {
        using var progress = scope = board.Start(Title, total: 0);
        await doAsync(progress, cancellation);
    }

    internal void End(DateTime utc, string? problem)
    {
        ending = new Ending(utc, problem);
        ended.TrySetResult();
    }

    private sealed record Ending(DateTime Utc, string? Problem);
}
