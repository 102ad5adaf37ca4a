namespace LoraJudge.Style.Training.Activations;

/// <summary>
/// Records of one size by name, in a file that only grows: what was computed once is there after a restart. A record counts from the
/// moment at which its name is in the index beside it, so that a killed writer leaves nothing half-written.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly FileStream records;
    private readonly FileStream index;
    private readonly int recordBytes;

    /// <param name="path">Of the records; the index is beside it.</param>
    /// <exception cref="IOException">Another process holds the file, or it cannot be written.</exception>
    public RecordFile(string path, int recordBytes)
    {
        this.recordBytes = recordBytes;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        records = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        index = new FileStream(path + ".index", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        foreach (var name in Names())
            places.TryAdd(name, places.Count);
        records.SetLength((long)places.Count * recordBytes);
    }

    public bool Contains(string name) => places.ContainsKey(name);

    /// <param name="bytes">One record after the other, in the order of <paramref name="names"/>.</param>
    public void Append(IReadOnlyList<string> names, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != (long)names.Count * recordBytes)
            throw new ArgumentException($"{bytes.Length} bytes are no {names.Count} records of {recordBytes}.", nameof(bytes));
        var start = (long)places.Count * recordBytes;
        records.Position = start;
        records.Write(bytes);
        records.Flush(flushToDisk: true);
        index.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(names.Select(name => name + '\n'))));
        index.Flush(flushToDisk: true);
        foreach (var name in names)
            places.Add(name, places.Count);
    }

    /// <exception cref="KeyNotFoundException">There is no record of that name.</exception>
    public void Read(string name, Span<byte> record)
    {
        var read = RandomAccess.Read(records.SafeFileHandle, record, (long)places[name] * recordBytes);
        if (read != recordBytes)
            throw new IOException($"{records.Name} is cut off: delete it and start again.");
    }

    public void Dispose()
    {
        records.Dispose();
        index.Dispose();
    }

    /// <summary>The whole lines of the index whose records are there; what is behind them is cut off.</summary>
    private List<string> Names()
    {
        using var reader = new StreamReader(index, System.Text.Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        string[] lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> kept = [.. lines.Take((int)Math.Min(lines.Length, records.Length / recordBytes))];
        index.SetLength(System.Text.Encoding.UTF8.GetByteCount(string.Concat(kept.Select(name => name + '\n'))));
        index.Position = index.Length;
        return kept;
    }
}
