using System.Collections.Concurrent;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Models.Registering.Sources;

/// <summary>A folder that an administrator has the portal register, in the background: one at a time.</summary>
public sealed class FolderWork(WorkQueue queue, FolderRegistrar registrar, RegisteringOptions options)
{
    private const string Any = "any";

    private static readonly WorkKind Kind = new("folder")
    {
        Cancelled = "Stopped. What is registered stays; start it again to go on.",
        Failed = "It failed; the log says why. What is registered stays.",
        Explain = exception => (exception as ImportException)?.Message,
    };

    /// <summary>Of all work of this kind: there is one at a time.</summary>
    public static string Key { get; } = Kind.Key(Any);

    private WorkItem? Last => queue.Find(Key);

    private Registered? Made => Last?.Subject as Registered;

    /// <summary>The folder of the last work; null before the first.</summary>
    public string? Folder => Made?.Folder;

    public bool IsRunning => Last is { IsUnderWay: true };

    /// <summary>Why the last work ended before its end; null if it did not.</summary>
    public string? Problem => Last?.Problem;

    /// <summary>What there is to say of the last work as a whole; null for nothing.</summary>
    public string? Remark => Made?.Remark;

    /// <summary>Of the last work, in the order in which they were done.</summary>
    public IReadOnlyList<Registration> Results => [.. Made?.Results ?? []];

    /// <param name="folder">One of the folders that the settings name: no other is read.</param>
    /// <returns>What is wrong; null if it has begun.</returns>
    public string? Start(string folder, bool evenSameWeights)
    {
        if (!options.FolderList.Contains(folder, StringComparer.Ordinal))
            return $"The setting {RegisteringOptions.Section}:Folders does not name that folder.";
        var made = new Registered(folder);
        var work = queue.Ask(
            Kind,
            Any,
            $"Registering the models of {Path.GetFileName(folder)}",
            async (progress, cancellation) =>
                made.Remark = await registrar.RegisterAsync(folder, evenSameWeights, made.Results.Enqueue, progress, cancellation),
            made
        );
        return work.Subject == made ? null : "A folder is being registered: wait until it is done, or stop it.";
    }

    /// <summary>What is registered stays.</summary>
    public void Stop() => Last?.Cancel();

    private sealed class Registered(string folder)
    {
        public string Folder => folder;

        public ConcurrentQueue<Registration> Results { get; } = new();

        public string? Remark { get; set; }
    }
}
