namespace LoraJudge.Data.Providers;

/// <summary>
/// An exclusive lock on a file beside the SQLite database, held by the process that migrates. The operating system lets go of it when
/// that process ends in whatever way, so a mark in the database that outlives the lock is stale. The file itself stays.
/// </summary>
internal static class MigrationLockFile
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>EWOULDBLOCK on Linux and macOS; sharing and lock violation on Windows. Other failures are not worth waiting for.</summary>
    private static readonly int[] HeldElsewhere = [11, 35, 32, 33];

    public static string For(string databaseFile) => databaseFile + ".migrating";

    /// <exception cref="TimeoutException">Another process has held the lock for longer than the patience.</exception>
    public static async Task<IDisposable> AcquireAsync(
        string databaseFile,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (TryAcquire(For(databaseFile)) is { } held)
                return held;
            if (time.GetElapsedTime(start) > patience)
                throw Held(databaseFile, patience);
            await Task.Delay(Poll, time, cancellation);
        }
    }

    private static FileStream? TryAcquire(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (HeldElsewhere.Contains(e.HResult & 0xFFFF))
        {
            return null;
        }
    }

    private static TimeoutException Held(string databaseFile, TimeSpan patience) =>
        new(
            $"Another LoraJudge process has been migrating {databaseFile} for more than {patience.TotalSeconds:0} s "
                + $"(it holds {For(databaseFile)}). Wait until it is done or stop it, then start again."
        );
}
