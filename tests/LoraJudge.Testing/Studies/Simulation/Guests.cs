namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Participants who judge in some other way than over HTTP alone.</summary>
public static class Guests
{
    /// <summary>Takes the guests of a study to their first item.</summary>
    /// <returns>Their codes.</returns>
    public static async Task<IReadOnlyList<string>> PrepareAsync(Uri address, SimulatedStudy study, int guests)
    {
        ArgumentNullException.ThrowIfNull(study);
        using var client = new JudgeClient(address, new Ledger());
        string[] codes = [.. study.Codes.TakeLast(guests)];
        foreach (var code in codes)
        {
            await client.PrepareAsync(code);
            await client.ItemsAsync(code);
        }

        return codes;
    }
}
