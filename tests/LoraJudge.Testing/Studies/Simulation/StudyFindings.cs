using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Something that must hold.</summary>
/// <param name="Checked">Times that it was looked at.</param>
/// <param name="Violations">Each with what was found instead.</param>
public sealed record Finding(string Promise, int Checked, IReadOnlyList<string> Violations);

/// <summary>Compares what participants were told with what the tables hold.</summary>
internal static class StudyFindings
{
    public static async Task<IReadOnlyList<Finding>> OfAsync(SimulatedStudy study, Ledger ledger)
    {
        await using var context = await study.OpenAsync();
        var stored = await StoredAsync(context);
        var assignments = await context.Assignments.AsNoTracking().Include(row => row.Participant).ToListAsync();
        var sizes = await context
            .Blocks.Select(block => new { block.Id, block.Items.Count })
            .ToDictionaryAsync(row => row.Id, row => row.Count);
        var withdrawn = ledger.Participants.Values.Where(record => record.HasWithdrawn).ToList();
        var receipts = await context.Withdrawals.Select(row => row.Receipt).ToListAsync();
        var codes = (await context.Participants.Select(row => row.Code).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return
        [
            Acknowledged(ledger, stored, [.. withdrawn.Select(record => record.Code!)]),
            Given(ledger, [.. stored.Where(row => !study.GuestCodes.Contains(row.Key.Code))]),
            None("no judgment is there twice", stored.CountBy(row => row.Key), row => row.Value > 1),
            None("no item has more raters than planned", RatersOf(stored), row => row.Raters > study.Raters),
            None("no participant has an item twice", stored.CountBy(row => (row.Key.Code, row.Item)), row => row.Value > 1),
            None("no place is given twice", Places(assignments), row => row.Value > 1),
            None("consent came before every assignment", assignments, row => !(row.Participant.ConsentUtc <= row.CreatedUtc)),
            Complete(ledger, assignments),
            Whole(assignments, stored, sizes),
            None("nothing is left of who withdrew", withdrawn, record => codes.Contains(record.Code!)),
            None("who withdrew has a receipt", withdrawn, record => !HasReceipt(record, receipts)),
            None(
                "a receipt for each who withdrew",
                [(Receipts: receipts.Count, Withdrawn: withdrawn.Count)],
                row => row.Receipts != row.Withdrawn
            ),
            new Finding("who comes back finds what they gave", ledger.Returns, [.. ledger.Lost]),
            new Finding("no request fails, no picture is missing", ledger.Saves.Count + ledger.Pictures.Count, [.. ledger.Failures]),
        ];
    }

    private static async Task<List<StoredJudgment>> StoredAsync(LoraJudgeDbContext context) =>
        await context
            .Judgments.Select(row => new StoredJudgment(
                new JudgmentKey(row.Assignment.Participant.Code, row.AssignmentId, row.BlockItem.Position),
                row.BlockItemId,
                row.Score,
                row.Assignment.State
            ))
            .ToListAsync();

    private static Finding Acknowledged(Ledger ledger, List<StoredJudgment> stored, HashSet<string> withdrawn)
    {
        var scores = stored.ToLookup(row => row.Key, row => row.Score);
        var acknowledged = ledger
            .Attempts.Where(pair => !withdrawn.Contains(pair.Key.Code) && pair.Value.Any(attempt => attempt.Ended is not null))
            .ToList();
        return None(
            "an acknowledged judgment is there, with its last score",
            acknowledged,
            pair => !scores[pair.Key].Any(Attempt.MayBeLast(pair.Value).Contains)
        );
    }

    private static Finding Given(Ledger ledger, List<StoredJudgment> stored) =>
        None(
            "a judgment that is there was given",
            stored,
            row => !ledger.Attempts.TryGetValue(row.Key, out var attempts) || attempts.All(attempt => attempt.Score != row.Score)
        );

    private static IEnumerable<(long Item, int Raters)> RatersOf(List<StoredJudgment> stored) =>
        stored
            .Where(row => row.State != AssignmentState.Released)
            .GroupBy(row => row.Item, (item, rows) => (item, rows.Select(row => row.Key.Code).Distinct(StringComparer.Ordinal).Count()));

    private static IEnumerable<KeyValuePair<(long BlockId, int? Slot), int>> Places(List<Assignment> assignments) =>
        assignments.Where(row => row.Slot is not null).CountBy(row => (row.BlockId, row.Slot));

    private static Finding Complete(Ledger ledger, List<Assignment> assignments)
    {
        var complete = assignments.Where(row => row.State == AssignmentState.Complete).Select(row => row.Id).ToHashSet();
        return None(
            "a part that was acknowledged as complete is",
            ledger.Participants.Values.Where(record => !record.HasWithdrawn).SelectMany(record => record.Completed),
            assignment => !complete.Contains(assignment)
        );
    }

    private static Finding Whole(List<Assignment> assignments, List<StoredJudgment> stored, Dictionary<long, int> sizes)
    {
        var judged = stored.CountBy(row => row.Key.Assignment).ToDictionary();
        return None(
            "a complete part has a judgment for every item",
            assignments.Where(row => row.State == AssignmentState.Complete),
            row => judged.GetValueOrDefault(row.Id) != sizes[row.BlockId]
        );
    }

    /// <summary>Who was never answered, because the server was killed, cannot show it.</summary>
    private static bool HasReceipt(ParticipantRecord record, List<string> receipts) =>
        record.Receipt is null || receipts.Exists(receipt => record.Receipt.Contains(receipt, StringComparison.Ordinal));

    private static Finding None<T>(string promise, IEnumerable<T> things, Func<T, bool> isViolation)
    {
        T[] all = [.. things];
        return new Finding(promise, all.Length, [.. all.Where(isViolation).Select(thing => $"{thing}")]);
    }

    private sealed record StoredJudgment(JudgmentKey Key, long Item, int Score, AssignmentState State);
}
