using System.Collections.Concurrent;
using System.Threading.Channels;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Shared.Work;

/// <summary>
/// The portal's work in the background. It lives as long as the process: what is left to do after a stop is read from the tables by
/// whoever asks for it again, and work that is done twice changes nothing.
/// </summary>
public sealed partial class WorkQueue(ProgressBoard board, TimeProvider time, ILogger<WorkQueue> logger) : BackgroundService
{
    private readonly Channel<WorkItem> asked = Channel.CreateUnbounded<WorkItem>();
    private readonly ConcurrentDictionary<string, WorkItem> items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly ProgressBoard unseen = new(time);
    private readonly Lock gate = new();

    /// <returns>The newest work of that key since the portal was started; null if there was none, or it is forgotten.</returns>
    public WorkItem? Find(string key) => items.GetValueOrDefault(key);

    /// <inheritdoc cref="Find(string)"/>
    public WorkItem? Find(WorkKind kind, object id) => Find(kind.Key(id));

    /// <returns>What of a kind is under way or remembered, the oldest first.</returns>
    public IReadOnlyList<WorkItem> Of(WorkKind kind) =>
        [.. items.Values.Where(item => item.Kind.Name == kind.Name).OrderBy(item => item.AskedUtc)];

    /// <summary>Asks for work. Asked for again while it waits or runs, it is done once.</summary>
    /// <param name="id">Which of its kind.</param>
    /// <param name="title">What is done, for a person; it is logged and shown with its progress.</param>
    /// <param name="doAsync">Does it to its end, or throws.</param>
    /// <param name="subject">What its pages want to know of it.</param>
    /// <returns>The work that is under way: with another subject if it was before.</returns>
    public WorkItem Ask(
        WorkKind kind,
        object id,
        string title,
        Func<ProgressBoard.Scope, CancellationToken, Task> doAsync,
        object? subject = null
    )
    {
        lock (gate)
        {
            var key = kind.Key(id);
            if (Find(key) is { IsUnderWay: true } before)
            {
                before.IsAskedAgain = kind.Repeats;
                return before;
            }

            var item = new WorkItem(kind, key, title, subject, time.GetUtcNow().UtcDateTime, doAsync);
            items[key] = item;
            asked.Writer.TryWrite(item);
            return item;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new ConcurrentDictionary<WorkItem, Task>();
        try
        {
            await foreach (var item in asked.Reader.ReadAllAsync(stoppingToken))
            {
                // It waits for its turn on this thread, so that turns come in the order of the asking.
                running[item] = RunAsync(item, stoppingToken);
                foreach (var (done, _) in running.Where(pair => pair.Value.IsCompleted))
                    running.TryRemove(done, out _);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }

        await Task.WhenAll(running.Values);
    }

    private async Task RunAsync(WorkItem item, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, item.Cancelled);
        var turn = turns.GetOrAdd(item.Kind.Name, _ => new SemaphoreSlim(item.Kind.AtOnce));
        var waiting = turn.WaitAsync(either.Token);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            string? problem;
            do problem = await ProblemAsync(item, either.Token, stopping);
            while (!TryEnd(item, problem, stopping));
            if (problem is null && !item.Kind.IsQuiet)
                LogDone(item.Title);
        }
        finally
        {
            // The next one begins when this one has ended, not before.
            if (waiting.IsCompletedSuccessfully)
                turn.Release();
        }
    }

    /// <returns>Why it did not end well, for a person; null if it did.</returns>
    private async Task<string?> ProblemAsync(WorkItem item, CancellationToken cancellation, CancellationToken stopping)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            lock (gate)
                item.IsAskedAgain = false;
            await Task.Run(() => item.RunAsync(item.Kind.IsQuiet ? unseen : board, cancellation), CancellationToken.None);
            return null;
        }
        catch (Exception exception)
        {
            return Problem(item, exception, stopping);
        }
    }

    /// <returns>False if it has to be done once more.</returns>
    private bool TryEnd(WorkItem item, string? problem, CancellationToken stopping)
    {
        lock (gate)
        {
            if (item.IsAskedAgain && !item.Cancelled.IsCancellationRequested && !stopping.IsCancellationRequested)
                return false;
            item.End(time.GetUtcNow().UtcDateTime, problem);
            var ended = Of(item.Kind).Where(other => !other.IsUnderWay).OrderBy(other => other.EndedUtc).ToList();
            foreach (var old in ended.SkipLast(item.Kind.Kept))
                items.TryRemove(old.Key, out _);
            return true;
        }
    }

    private string Problem(WorkItem item, Exception exception, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
            return "The portal stopped.";
        if (exception is OperationCanceledException && item.Cancelled.IsCancellationRequested)
        {
            LogCancelled(item.Title);
            return item.Kind.Cancelled;
        }

        if (item.Kind.Explain(exception) is { } explained)
        {
            LogRefused(item.Title, explained);
            return explained;
        }

        LogFailed(item.Title, exception);
        return item.Kind.Failed;
    }

    [LoggerMessage(LogLevel.Information, "Done: {Title}.")]
    private partial void LogDone(string title);

    [LoggerMessage(LogLevel.Information, "Cancelled: {Title}.")]
    private partial void LogCancelled(string title);

    [LoggerMessage(LogLevel.Warning, "Not done: {Title}. {Problem}")]
    private partial void LogRefused(string title, string problem);

    [LoggerMessage(LogLevel.Error, "Failed: {Title}.")]
    private partial void LogFailed(string title, Exception exception);
}
