using System.Buffers.Binary;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>Files that are refused by their name or first bytes, before the rest of them is looked at.</summary>
internal static class RefusedFiles
{
    /// <summary>First bytes that are looked at.</summary>
    public const int Sniffed = 16;

    private const string Pickle =
        "is a Python pickle, which can run any program when it is opened: it is refused. Save the LoRA as .safetensors, or ask whoever made it to.";

    private static readonly string[] PickleEndings = [".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle"];

    /// <summary>How pickles of the oldest protocol begin.</summary>
    private static readonly string[] TextPickles = ["(dp", "(lp", "ctorch", "ccollections", "c__builtin__", "ccopy_reg", "cbuiltins"];

    /// <param name="name">The file's.</param>
    /// <param name="first">Its first <see cref="Sniffed"/> bytes, or all of a shorter one.</param>
    /// <exception cref="InvalidDataException">It is refused; the message says why and what to do.</exception>
    public static void ThrowIfRefused(string name, ReadOnlySpan<byte> first)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (PickleEndings.Contains(ending))
            throw new InvalidDataException($"{name} {Pickle}");
        if (IsPickle(first))
            throw new InvalidDataException($"{name} {Pickle.Replace("is a", "is, whatever its name says, a", StringComparison.Ordinal)}");
        if (first.StartsWith("PK"u8) && ending != LoraFile.Ending)
            throw new InvalidDataException($"{name} is a ZIP archive: unpack it and choose the {LoraFile.Ending} files in it.");
        if (first.StartsWith("GGUF"u8))
            throw new InvalidDataException($"{name} is a GGUF file; LoRA models are taken as {LoraFile.Ending}.");
        if (ending != LoraFile.Ending)
            throw new InvalidDataException($"{name} is no {LoraFile.Ending} file: choose the LoRA's file itself.");
        if (IsWebPage(first))
            throw new InvalidDataException(
                $"{name} is a web page, not a model: the site may have asked to sign in. Download the file again, signed in, in a browser."
            );
        if (first.Length == 0)
            throw new InvalidDataException($"{name} is empty: download or copy it again.");
    }

    private static bool IsWebPage(ReadOnlySpan<byte> first)
    {
        var text = System.Text.Encoding.Latin1.GetString(first.StartsWith("\uFEFF"u8) ? first[3..] : first).TrimStart();
        return text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A safetensors file begins with the length of its header, which none of these beginnings is a possible one of.</summary>
    private static bool IsPickle(ReadOnlySpan<byte> first)
    {
        if (first.Length >= 8 && BinaryPrimitives.ReadUInt64LittleEndian(first) <= SafetensorsFile.MaxHeaderBytes)
            return false;
        if (first.StartsWith("PK\x03\x04"u8))
            return true;
        if (first.Length >= 2 && first[0] == 0x80 && first[1] is >= 2 and <= 5)
            return true;
        var text = System.Text.Encoding.Latin1.GetString(first);
        return Array.Exists(TextPickles, beginning => text.StartsWith(beginning, StringComparison.Ordinal));
    }
}
