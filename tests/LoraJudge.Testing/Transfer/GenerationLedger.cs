using System.Collections.Concurrent;

namespace LoraJudge.Testing.Transfer;

/// <param name="Lora">Name of the model that was asked for; empty where none was.</param>
/// <param name="Image">SHA-256 of the picture file that was sent, as lower-case hexadecimal digits.</param>
public sealed record Generation(string Lora, string Image, long Seed);

/// <summary>Counts every picture that a stand-in set out to make, finished or not.</summary>
public sealed class GenerationLedger
{
    private readonly ConcurrentDictionary<Generation, int> counts = new();

    public int Total => counts.Values.Sum();

    /// <summary>What was made more than once, and how often.</summary>
    public IReadOnlyDictionary<Generation, int> Repeated =>
        counts.Where(count => count.Value > 1).ToDictionary(count => count.Key, count => count.Value);

    public IReadOnlyDictionary<Generation, int> All => counts.ToDictionary(count => count.Key, count => count.Value);

    public int Of(string lora) => counts.Where(count => count.Key.Lora == lora).Sum(count => count.Value);

    internal void Add(Generation generation) => counts.AddOrUpdate(generation, 1, (_, count) => count + 1);
}
