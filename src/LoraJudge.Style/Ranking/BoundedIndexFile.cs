using LoraJudge.Style.Ranking.Bounded;
using LoraJudge.Style.Ranking.Files;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// A <see cref="BoundedIndex"/> in one file. A new file takes the old one's place only once it is complete and on the disk: whenever the
/// process ends, one of them is whole.
/// </summary>
public static class BoundedIndexFile
{
    /// <param name="label">What the caller wants to find again with it, for example what it was made from.</param>
    /// <exception cref="IOException">The file cannot be written; the old one is still there.</exception>
    public static void Save(string path, BoundedIndex index, ReadOnlySpan<byte> label)
    {
        ArgumentNullException.ThrowIfNull(index);
        Replace(path, index.Frame, _ => index.Segments, () => index.Traits, label);
    }

    /// <summary>Builds an index straight into a file: references go there as they come, only bounds stay in memory until all are there.</summary>
    /// <param name="models">Enumerated once; as <see cref="BoundedIndex.Build"/> wants them.</param>
    /// <inheritdoc cref="Save"/>
    public static void Write(string path, IEnumerable<ModelReferences> models, ReadOnlySpan<byte> label)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var source = models.GetEnumerator();
        var first = Rest(source).Take(Frame.MostFitted).ToList();
        var (frame, traits) = (first.Count == 0 ? null : Frame.Fit(first), new TraitTable([]));
        IEnumerable<Segment> Segments(IndexWriter writer) =>
            frame is null ? [] : PreparedModel.ToSegments(frame, first.Concat(Rest(source)), traits, references => writer.Add(references));
        Replace(path, frame, Segments, () => traits.All, label);
    }

    /// <summary>Bounds come into memory; references stay on the disk and are mapped.</summary>
    /// <exception cref="InvalidDataException">The file is no index, is incomplete or has been changed: it has to be built anew.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (BoundedIndex Index, byte[] Label) Open(string path) => new IndexReader(new MappedFile(path)).Read();

    private static void Replace(
        string path,
        Frame? frame,
        Func<IndexWriter, IEnumerable<Segment>> segments,
        Func<IReadOnlyList<ModelTraits>> traits,
        ReadOnlySpan<byte> label
    )
    {
        using var writer = new IndexWriter(path);
        foreach (var segment in segments(writer))
            writer.Add(segment);
        writer.Finish(frame, traits(), label.ToArray());
    }

    private static IEnumerable<ModelReferences> Rest(IEnumerator<ModelReferences> source)
    {
        while (source.MoveNext())
            yield return source.Current;
    }
}
