using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>
/// What has come of a download: FILE.part, and beside it a note of which version of which address it is the beginning of. One process
/// at a time holds it.
/// </summary>
public sealed class PartFile : IDisposable
{
    private readonly FileStream stream;
    private readonly string address;

    private PartFile(FileStream stream, string target, Uri address) =>
        (this.stream, Target, this.address) = (
            stream,
            target,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))
        );

    public string Target { get; }

    public string Path => PathOf(Target);

    public long Length => stream.Length;

    private string NotePath => Path + ".json";

    public static string PathOf(string target) => target + ".part";

    /// <exception cref="WeightsException">Another download holds it, or the folder cannot be written to.</exception>
    public static PartFile Open(string target, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(target))!);
            return new PartFile(
                new FileStream(PathOf(target), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0),
                target,
                address
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WeightsException(
                $"{PathOf(target)} cannot be written: {exception.Message} If another download is under way, wait for it.",
                exception
            );
        }
    }

    /// <returns>The version that the part is the beginning of, as the server names it; null where nothing can be gone on from.</returns>
    public string? Version()
    {
        try
        {
            var note = JsonSerializer.Deserialize<Note>(File.ReadAllText(NotePath));
            return Length > 0 && note?.Address == address ? note.Version : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Empties it for a version; null for one that cannot be gone on from.</summary>
    /// <exception cref="WeightsException">The disk is full.</exception>
    public void Begin(string? version) =>
        Writing(() =>
        {
            // The old note first: at no time does a note stand beside another version's bytes.
            File.Delete(NotePath);
            stream.SetLength(0);
            stream.Position = 0;
            if (version is not null)
                File.WriteAllText(NotePath, JsonSerializer.Serialize(new Note(address, version)));
        });

    public void GoOn() => stream.Seek(0, SeekOrigin.End);

    /// <exception cref="WeightsException">The disk is full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException exception)
        {
            throw Unwritable(exception);
        }
    }

    /// <returns>SHA-256 of what has come.</returns>
    public async Task<string> HashAsync(CancellationToken cancellation)
    {
        stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <summary>Ends the writing, so that others may read the file.</summary>
    public void Close()
    {
        if (!stream.CanWrite)
            return;
        stream.Flush(flushToDisk: true);
        stream.Dispose();
    }

    /// <summary>Gives the whole file its name.</summary>
    /// <exception cref="WeightsException">The disk is full, or the name is taken.</exception>
    public void Finish() =>
        Writing(() =>
        {
            Close();
            File.Move(Path, Target, overwrite: false);
            File.Delete(NotePath);
        });

    public void Remove()
    {
        stream.Dispose();
        File.Delete(NotePath);
        File.Delete(Path);
    }

    /// <summary>Leaves the part for the next call, unless nothing has come.</summary>
    public void Dispose()
    {
        if (stream.CanWrite && stream.Length == 0)
            Remove();
        stream.Dispose();
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }
    }

    private WeightsException Unwritable(Exception exception) =>
        new(
            $"{Path} cannot be written: {exception.Message.TrimEnd('.')}. Make room or choose another file; the same command goes on from here.",
            exception
        );

    private sealed record Note(string Address, string Version);
}
