using System.Globalization;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>A simulation as a person reads it.</summary>
public static class SimulationTable
{
    /// <summary>Most violations of a promise that are shown.</summary>
    private const int Shown = 5;

    public static string Table(this StudySimulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var (ledger, records) = (simulation.Ledger, simulation.Ledger.Participants.Values);
        (string, string)[] rows =
        [
            ("participants (at work at once)", Text($"{simulation.Size.Participants} ({simulation.Size.AtOnce})")),
            ("joined", Text($"{records.Count(record => record.Code is not null)}")),
            ("finished", Text($"{records.Count(record => record.HasFinished)}")),
            ("left in the middle", Text($"{records.Count(record => record.HasLeft)}")),
            ("withdrew", Text($"{records.Count(record => record.HasWithdrawn)}")),
            ("parts completed", Text($"{records.Sum(record => record.Completed.Count)}")),
            ("judgments acknowledged, changes counted", Text($"{ledger.Acknowledged}")),
            ("seconds", Text($"{simulation.Duration.TotalSeconds:0.0}")),
            ("judgments a second", Text($"{ledger.Acknowledged / simulation.Duration.TotalSeconds:0.0}")),
            ("saving one, at the client, median / p99", Milliseconds(ledger.Saves)),
            ("saving one, at the server, median / p99", Milliseconds(ledger.SavesAtServer)),
            ("getting a part's items, median / p99", Milliseconds(ledger.Items)),
            ("a picture, median / p99", Milliseconds(ledger.Pictures)),
            ("kills", Text($"{simulation.Downtimes.Count}")),
            ("away after a kill, seconds", string.Join(' ', simulation.Downtimes.Select(time => Text($"{time.TotalSeconds:0.0}")))),
            .. simulation.Findings.Select(finding =>
                (finding.Promise, Text($"{finding.Violations.Count} violations in {finding.Checked}"))
            ),
        ];
        var violations = simulation.Findings.SelectMany(finding =>
            finding.Violations.Take(Shown).Select(violation => $"VIOLATION of \"{finding.Promise}\": {violation}")
        );
        return string.Join('\n', rows.Select(row => $"{row.Item1, -56}{row.Item2}").Concat(violations));
    }

    private static string Milliseconds(Timings timings) =>
        timings.Count == 0 ? "not measured" : Text($"{timings.Median:0.0} / {timings.P99:0.0} ms ({timings.Count})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
