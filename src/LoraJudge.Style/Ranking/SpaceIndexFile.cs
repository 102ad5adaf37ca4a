namespace LoraJudge.Style.Ranking;

/// <summary>An index of either kind in one file.</summary>
public static class SpaceIndexFile
{
    /// <inheritdoc cref="BoundedIndexFile.Save"/>
    public static void Save(string path, IRankingIndex index, ReadOnlySpan<byte> label)
    {
        if (index is BoundedIndex bounded)
            BoundedIndexFile.Save(path, bounded, label);
        else
            throw new IOException("An index of centres cannot be written yet.");
    }

    /// <inheritdoc cref="BoundedIndexFile.Open"/>
    public static (IRankingIndex Index, byte[] Label) Open(string path) => BoundedIndexFile.Open(path);
}
