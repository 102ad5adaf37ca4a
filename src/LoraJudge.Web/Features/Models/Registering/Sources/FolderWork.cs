using System.Collections.Concurrent;
using LoraJudge.Web.Features.Models.Import;

namespace LoraJudge.Web.Features.Models.Registering.Sources;

/// <summary>A folder that an administrator has the portal register, in the background: one at a time.</summary>
public sealed partial class FolderWork(
    FolderRegistrar registrar,
    RegisteringOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<FolderWork> logger
) : IDisposable
{
    private readonly Lock gate = new();
    private ConcurrentQueue<Registration> results = new();
    private CancellationTokenSource? running;

    /// <summary>The folder of the last work; null before the first.</summary>
    public string? Folder { get; private set; }

    public bool IsRunning => running is not null;

    /// <summary>Why the last work ended before its end; null where it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>What there is to say of the last work as a whole; null for nothing.</summary>
    public string? Remark { get; private set; }

    /// <summary>Of the last work, in the order in which they were done.</summary>
    public IReadOnlyList<Registration> Results => [.. results];

    /// <param name="folder">One of the folders that the settings name: no other is read.</param>
    /// <returns>What is wrong; null where it has begun.</returns>
    public string? Start(string folder, bool evenSameWeights)
    {
        if (!options.FolderList.Contains(folder, StringComparer.Ordinal))
            return $"The setting {RegisteringOptions.Section}:Folders does not name that folder.";
        lock (gate)
        {
            if (IsRunning)
                return "A folder is being registered: wait until it is done, or stop it.";
            running = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            (Folder, Problem, Remark, results) = (folder, null, null, new());
            _ = Task.Run(() => RunAsync(folder, evenSameWeights, running.Token), CancellationToken.None);
            return null;
        }
    }

    /// <summary>What is registered stays.</summary>
    public void Stop()
    {
        lock (gate)
            running?.Cancel();
    }

    public void Dispose() => running?.Dispose();

    private async Task RunAsync(string folder, bool evenSameWeights, CancellationToken cancellation)
    {
        try
        {
            Remark = await registrar.RegisterAsync(folder, evenSameWeights, results.Enqueue, cancellation);
        }
        catch (OperationCanceledException)
        {
            Problem = "Stopped. What is registered stays; start it again to go on.";
        }
        catch (ImportException exception)
        {
            Problem = exception.Message;
        }
        catch (Exception exception)
        {
            Problem = "It failed; the log says why. What is registered stays.";
            LogFailed(exception, folder);
        }
        finally
        {
            lock (gate)
            {
                running?.Dispose();
                running = null;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The models of {Folder} could not be registered.")]
    private partial void LogFailed(Exception exception, string folder);
}
