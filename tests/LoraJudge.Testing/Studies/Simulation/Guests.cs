namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Participants who judge in some other way than over HTTP alone.</summary>
public static class Guests
{
    /// <summary>Takes the guests of a study to their first item.</summary>
    public static async Task PrepareAsync(Uri address, SimulatedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        using var client = new JudgeClient(address, new Ledger());
        foreach (var code in study.GuestCodes)
        {
            await client.PrepareAsync(code);
            await client.ItemsAsync(code);
        }
    }
}
