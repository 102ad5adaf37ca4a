using System.Collections;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>Where models' references lie: in memory, or in a mapped file.</summary>
internal abstract class ReferenceStore
{
    /// <param name="model">Its number in this store.</param>
    /// <returns>n × D numbers in canonical order.</returns>
    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    public abstract ReadOnlySpan<float> Read(int model);
}

internal sealed class MemoryStore(float[] references) : ReferenceStore
{
    public override ReadOnlySpan<float> Read(int model) => references;
}

/// <param name="Model">Its number in the store.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct StoredModel(ReferenceStore Store, int Model, int Count)
{
    public ReadOnlySpan<float> Read() => Store.Read(Model);
}

/// <param name="Traits">Index into the table of traits.</param>
internal readonly record struct ModelEntry(long ModelId, long Version, int Traits, StoredModel References);

/// <summary>A model's references as vectors, each copied when it is asked for.</summary>
internal sealed class StoredReferences(StoredModel model, int dimensions) : IReadOnlyList<float[]>
{
    public int Count => model.Count;

    public float[] this[int index] => model.Read().Slice(index * dimensions, dimensions).ToArray();

    public IEnumerator<float[]> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
