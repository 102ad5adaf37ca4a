namespace LoraJudge.Style.Ranking;

/// <summary>An index of either kind in one file.</summary>
public static class SpaceIndexFile
{
    /// <inheritdoc cref="BoundedIndexFile.Save"/>
    public static void Save(string path, IRankingIndex index, ReadOnlySpan<byte> label)
    {
        if (index is CentreIndex centres)
            CentreIndexFile.Save(path, centres, label);
        else
            BoundedIndexFile.Save(path, (BoundedIndex)index, label);
    }

    /// <inheritdoc cref="BoundedIndexFile.Open"/>
    public static (IRankingIndex Index, byte[] Label) Open(string path) =>
        IsOfCentres(path) ? CentreIndexFile.Open(path) : BoundedIndexFile.Open(path);

    private static bool IsOfCentres(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Span<byte> magic = stackalloc byte[sizeof(ulong)];
        return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length
            && BitConverter.ToUInt64(magic) == CentreIndexFile.Magic;
    }
}
