using System.Collections.Concurrent;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>What participants did, and what the server told them. Safe for many threads.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<JudgmentKey, ConcurrentBag<Attempt>> attempts = new();
    private long clock;
    private int acknowledged;
    private readonly ConcurrentQueue<string> failures = new();
    private readonly ConcurrentQueue<string> lost = new();
    private int returns;

    /// <summary>Participants by number.</summary>
    public ConcurrentDictionary<int, ParticipantRecord> Participants { get; } = new();

    public Timings Saves { get; } = new();

    /// <summary>The same by the portal's own log; none where it logs no requests.</summary>
    public Timings SavesAtServer { get; } = new();

    public Timings Items { get; } = new();
    public Timings Pictures { get; } = new();

    /// <summary>Judgments that were given or changed, and acknowledged.</summary>
    public int Acknowledged => acknowledged;

    /// <summary>Requests that were answered by 500, and pictures that did not come.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Times that somebody came back in another browser.</summary>
    public int Returns => returns;

    /// <summary>What who came back did not find.</summary>
    public IReadOnlyCollection<string> Lost => lost;

    /// <summary>All judgments that anybody tried to give.</summary>
    public IReadOnlyDictionary<JudgmentKey, ConcurrentBag<Attempt>> Attempts => attempts;

    /// <summary>A score is about to be sent.</summary>
    public Attempt Begin(JudgmentKey key, int score)
    {
        var attempt = new Attempt(score, Interlocked.Increment(ref clock));
        attempts.GetOrAdd(key, _ => []).Add(attempt);
        return attempt;
    }

    /// <summary>The server acknowledged it.</summary>
    public void End(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        attempt.Ended = Interlocked.Increment(ref clock);
        Interlocked.Increment(ref acknowledged);
    }

    public void Failed(string request) => failures.Enqueue(request);

    /// <summary>Scores that a part may have now, by the item's position; none for items that nobody has surely judged.</summary>
    internal IReadOnlyDictionary<int, IReadOnlySet<int>> MayBeStored(string code, JudgeItems part) =>
        part
            .Items.Select(item =>
                (item.Position, Attempts: attempts.GetValueOrDefault(new JudgmentKey(code, part.Assignment, item.Position), []))
            )
            .Where(item => item.Attempts.Any(attempt => attempt.Ended is not null))
            .ToDictionary(item => item.Position, item => Attempt.MayBeLast(item.Attempts));

    /// <summary>Compares what somebody is shown who comes back with what they gave.</summary>
    /// <param name="before">What might have been stored when they asked; another tab of theirs may have changed it since.</param>
    internal void ComeBack(string code, JudgeItems part, JudgeItems? again, IReadOnlyDictionary<int, IReadOnlySet<int>> before)
    {
        Interlocked.Increment(ref returns);
        if (again?.Assignment != part.Assignment)
        {
            lost.Enqueue($"{code} was at part {part.Assignment}, and comes back to {again?.Assignment.ToString() ?? "nothing"}.");
            return;
        }

        var after = MayBeStored(code, part);
        foreach (var item in again.Items.Where(item => before.ContainsKey(item.Position)))
        {
            if (item.Score is not { } score || !(before[item.Position].Contains(score) || after[item.Position].Contains(score)))
                lost.Enqueue($"{code} is shown {item.Score?.ToString() ?? "no score"} at {part.Assignment}/{item.Position}.");
        }
    }
}

/// <param name="Code">Of the participant.</param>
/// <param name="Position">Of the item in its block.</param>
public sealed record JudgmentKey(string Code, long Assignment, int Position);

/// <summary>A score that was sent.</summary>
/// <param name="Score">From 1 to 4.</param>
/// <param name="Began">Tick of the ledger's clock.</param>
public sealed record Attempt(int Score, long Began)
{
    /// <summary>Tick at which it was acknowledged; null where it was not: it may be stored or not.</summary>
    public long? Ended { get; set; }

    /// <summary>
    /// Scores that may be stored last: those that no acknowledged attempt followed which began when they had ended. Two tabs that send at
    /// once leave two.
    /// </summary>
    public static IReadOnlySet<int> MayBeLast(IReadOnlyCollection<Attempt> attempts)
    {
        var lastBegan = attempts.Where(attempt => attempt.Ended is not null).Max(attempt => (long?)attempt.Began) ?? 0;
        return attempts.Where(attempt => (attempt.Ended ?? long.MaxValue) > lastBegan).Select(attempt => attempt.Score).ToHashSet();
    }
}

/// <summary>What became of a participant.</summary>
public sealed class ParticipantRecord
{
    /// <summary>Null until the server gave one.</summary>
    public string? Code { get; set; }

    /// <summary>Whether everything was done that was to be done, to the last page.</summary>
    public bool HasFinished { get; set; }

    /// <summary>Whether they went away in the middle and never came back.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Whether the participant asked to be erased.</summary>
    public bool HasWithdrawn { get; set; }

    /// <summary>Page that the withdrawal ended at; null where its answer was lost with a killed server.</summary>
    public string? Receipt { get; set; }

    public ConcurrentBag<long> Completed { get; } = [];
}
