using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>Reads what a LoRA's safetensors file says of itself. Nothing in it is executed, nothing is trusted.</summary>
internal static class LoraFile
{
    public const string Ending = ".safetensors";

    /// <summary>Headers may have 64 MiB: a few at a time are read, not all that come at once.</summary>
    private static readonly SemaphoreSlim Readers = new(2);

    /// <exception cref="InvalidDataException">No LoRA as a safetensors file; the message says why and what to do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Task<LoraReading> ReadAsync(string path, CancellationToken cancellation) =>
        ReadAsync(path, Path.GetFileName(path), hashes: null, _ => { }, cancellation);

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What whoever gave it calls it, with its ending.</param>
    /// <param name="hashes">Where they are known; null to compute them.</param>
    /// <param name="advance">Told of bytes as they are hashed.</param>
    /// <exception cref="InvalidDataException">No LoRA as a safetensors file; the message says why and what to do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<LoraReading> ReadAsync(
        string path,
        string name,
        LoraHashes? hashes,
        Action<int> advance,
        CancellationToken cancellation
    )
    {
        RefusedFiles.ThrowIfRefused(name, await FirstBytesAsync(path, cancellation));
        await Readers.WaitAsync(cancellation);
        try
        {
            var file = await Task.Run(() => SafetensorsFile.Open(name, () => File.OpenRead(path)), cancellation);
            var tensors = await Task.Run(() => LoraTensors.Of(file), cancellation);
            hashes ??= await LoraHasher.HashAsync(path, advance, cancellation);
            var header = new HeaderText(file.Header.Metadata);
            var notes = new List<string>();
            if (AutoV3Check.Problem(header, hashes) is { } problem)
                notes.Add(problem);
            var thumbnail = HeaderThumbnail.Read(header, notes);
            return new LoraReading(
                LoraHeader.Read(header) with
                {
                    Rank = LoraHeader.Rank(header) ?? tensors.Rank,
                    Alpha = LoraHeader.Alpha(header) ?? tensors.Alpha,
                    Sha256 = hashes.Sha256,
                    AutoV3 = hashes.AutoV3,
                },
                new ModelMetadata
                {
                    Name = LoraName(Nfc.Of(Path.GetFileNameWithoutExtension(name))),
                    // As the disk has it: back ends find the file by it.
                    LoraName = LoraName(Path.GetFileNameWithoutExtension(name)),
                },
                thumbnail,
                notes
            );
        }
        finally
        {
            Readers.Release();
        }
    }

    /// <summary>A name that the tag &lt;lora:name:1&gt; can carry, and a folder.</summary>
    public static string LoraName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var safe = string.Concat(
                name.Where(letter =>
                    letter is not (':' or '<' or '>' or '/' or '\\' or '"' or '|' or '?' or '*') && !char.IsControl(letter)
                )
            )
            .Trim()
            .TrimStart('.');
        return HeaderText.Cut(safe.Length == 0 ? "model" : safe, LoraModel.MaxNameLength);
    }

    private static async Task<byte[]> FirstBytesAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        var bytes = new byte[RefusedFiles.Sniffed];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return bytes[..count];
    }
}

/// <summary>What a LoRA's file says.</summary>
/// <param name="Header">Of its header, tensors and bytes.</param>
/// <param name="FileName">Of its name.</param>
/// <param name="Thumbnail">A picture's file from the header, not looked at yet; null where there is none.</param>
/// <param name="Notes">Sentences for a person on what does not fit together.</param>
public sealed record LoraReading(ModelMetadata Header, ModelMetadata FileName, byte[]? Thumbnail, IReadOnlyList<string> Notes);
