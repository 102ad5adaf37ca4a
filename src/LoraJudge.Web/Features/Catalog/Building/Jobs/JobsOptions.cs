namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>What of the catalogue's work this process does, and how much of it at once.</summary>
internal sealed record JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>The queues that this process works on, with commas between; empty: none, it leaves the work to others.</summary>
    public string Queues { get; init; } = string.Join(',', JobQueues.All);

    /// <summary>Models whose pictures are made at once.</summary>
    public int GenerateWorkers { get; init; } = 2;

    /// <summary>Models that are encoded at once.</summary>
    public int GpuWorkers { get; init; } = 1;

    /// <summary>Models that are cleansed or indexed at once.</summary>
    public int DefaultWorkers { get; init; } = 2;

    /// <summary>Seconds after which the work of a process that died is taken over.</summary>
    public int LeaseSeconds { get; init; } = 30;

    public IReadOnlyList<string> QueueNames() => Queues.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public int WorkersOf(string queue) =>
        queue switch
        {
            JobQueues.Generate => GenerateWorkers,
            JobQueues.Gpu => GpuWorkers,
            _ => DefaultWorkers,
        };

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem()
    {
        if (QueueNames().FirstOrDefault(name => !JobQueues.All.Contains(name)) is { } unknown)
            return $"{Section}:Queues names \"{unknown}\": write some of {string.Join(", ", JobQueues.All)}, with commas between.";
        if (QueueNames().Distinct(StringComparer.Ordinal).Count() != QueueNames().Count)
            return $"{Section}:Queues names a queue twice: write each once.";
        foreach (var (name, workers) in Workers())
        {
            if (workers is < 1 or > 64)
                return $"{Section}:{name} is {workers}: write a number from 1 to 64.";
        }

        return LeaseSeconds is < 3 or > 3600
            ? $"{Section}:LeaseSeconds is {LeaseSeconds}: write a number of seconds from 3 to 3600, for example 30."
            : null;
    }

    private IEnumerable<(string Name, int Workers)> Workers() =>
        [(nameof(GenerateWorkers), GenerateWorkers), (nameof(GpuWorkers), GpuWorkers), (nameof(DefaultWorkers), DefaultWorkers)];
}
