using System.Diagnostics;
using System.Net;
using LoraJudge.Domain.Studies;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Participants at a portal of its own, and what was found in its tables afterwards.</summary>
/// <param name="Ledger">What participants saw.</param>
/// <param name="Duration">From the first who joined to the last who left.</param>
/// <param name="Downtimes">A kill each.</param>
public sealed record StudySimulation(
    SimulationSize Size,
    Ledger Ledger,
    IReadOnlyList<Finding> Findings,
    TimeSpan Duration,
    IReadOnlyList<TimeSpan> Downtimes
)
{
    /// <summary>Of all judgments that there are places for, as many as surely come.</summary>
    private const double SurelyCome = 0.6;

    /// <param name="folder">Empty; the portal's data.</param>
    /// <param name="beside">What is to be done at the same address meanwhile, told when the last participant has left; null for nothing.</param>
    public static async Task<StudySimulation> RunAsync(
        string folder,
        SimulationSize size,
        Func<Uri, SimulatedStudy, CancellationToken, Task>? beside = null
    )
    {
        ArgumentNullException.ThrowIfNull(size);
        await using var study = await SimulatedStudy.CreateAsync(folder, size);
        await using var portal = await KilledPortal.StartAsync(folder, size.LogsRequests ? [ServerLog.Setting] : []);
        var ledger = new Ledger();
        var began = Stopwatch.GetTimestamp();
        using var end = new CancellationTokenSource();
        var expected = SurelyCome * Math.Min(study.Items * study.Raters, size.Participants * size.BlocksAParticipant * size.BlockLength);
        var kills = portal.KillAsync(size.Kills, size.Seed, () => ledger.Acknowledged, (int)expected, end.Token);
        var others = beside?.Invoke(portal.Address, study, end.Token) ?? Task.CompletedTask;
        var work = WorkAsync(size, study, ledger, portal.Address);
        // A portal that does not come back ends it at once.
        await await Task.WhenAny(work, kills);
        await work;
        var duration = Stopwatch.GetElapsedTime(began);
        await end.CancelAsync();
        await kills.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await others;
        foreach (var save in ServerLog.Saves(portal.Output))
            ledger.SavesAtServer.Add(save);
        IReadOnlyList<Finding> findings = [await RefusedAsync(ledger, portal.Address), .. await StudyFindings.OfAsync(study, ledger)];
        return new StudySimulation(size, ledger, findings, duration, portal.Downtimes);
    }

    private static Task WorkAsync(SimulationSize size, SimulatedStudy study, Ledger ledger, Uri address) =>
        Parallel.ForEachAsync(
            new PlanRandom(size.Seed, -2).Shuffled(Enumerable.Range(0, size.Participants)),
            new ParallelOptions { MaxDegreeOfParallelism = size.AtOnce },
            async (number, _) => await new SimulatedParticipant(size, study, ledger, address, number).RunAsync()
        );

    /// <summary>Whoever has completed a part and tries to change it is refused.</summary>
    private static async Task<Finding> RefusedAsync(Ledger ledger, Uri address)
    {
        var violations = new List<string>();
        var tried = 0;
        foreach (var record in ledger.Participants.Values.Where(record => !record.HasWithdrawn))
        {
            using var client = new JudgeClient(address, ledger);
            foreach (var assignment in record.Completed)
            {
                tried++;
                var status = await client.TryAsync(new JudgmentKey(record.Code!, assignment, 0), 1);
                if (status != HttpStatusCode.Conflict)
                    violations.Add($"Assignment {assignment} is complete and a change of it was answered by {(int)status}.");
            }
        }

        return new Finding("a completed part refuses a change", tried, violations);
    }
}
