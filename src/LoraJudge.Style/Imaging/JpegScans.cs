using System.Buffers.Binary;

namespace LoraJudge.Style.Imaging;

/// <summary>
/// What the scans of a JPEG hold (ITU-T T.81, annexes B and G): a progressive one stores all coefficients coarsely at first, and makes them
/// finer in later scans, which may be missing.
/// </summary>
/// <param name="IsProgressive">Whether a scan may hold a part of the coefficients.</param>
/// <param name="HasAllCoefficients">Whether every coefficient of every component is in a scan that has its end.</param>
internal readonly record struct JpegScans(bool IsProgressive, bool HasAllCoefficients)
{
    private const int Coefficients = 64;

    /// <param name="bytes">From the first marker to an end marker; a scan that ends there counts as cut.</param>
    public static JpegScans Read(ReadOnlySpan<byte> bytes)
    {
        var (isProgressive, missing) = (false, new HashSet<(byte Component, int Coefficient)>());
        for (var at = 2; at < bytes.Length - 4; )
        {
            if (bytes[at] != 0xFF || bytes[at + 1] is 0xFF or 0 or (>= 0xD0 and <= 0xD9))
            {
                at++;
                continue;
            }

            var marker = bytes[at + 1];
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (end >= bytes.Length)
                break;
            var segment = bytes[(at + 4)..Math.Max(at + 4, end)];
            at = marker == 0xDA ? Entropy(bytes, end) : end;
            if (marker is 0xC0 or 0xC1 or 0xC2 && segment.Length > 5)
                (isProgressive, missing) = (marker == 0xC2, Frame(segment));
            else if (marker == 0xDA && at < bytes.Length - 2)
                Take(segment, missing);
        }

        return new JpegScans(isProgressive, missing.Count == 0);
    }

    /// <summary>Precision (1 byte), height and width (2 each), the number of components, then three bytes for each.</summary>
    private static HashSet<(byte Component, int Coefficient)> Frame(ReadOnlySpan<byte> segment)
    {
        var all = new HashSet<(byte, int)>();
        for (var component = 6; component + 2 < segment.Length; component += 3)
        for (var coefficient = 0; coefficient < Coefficients; coefficient++)
            all.Add((segment[component], coefficient));
        return all;
    }

    /// <summary>The number of components, two bytes for each, the first and the last coefficient, and the bits of before and now.</summary>
    private static void Take(ReadOnlySpan<byte> segment, HashSet<(byte Component, int Coefficient)> missing)
    {
        if (segment.IsEmpty || segment.Length < 4 + (2 * segment[0]))
            return;
        var range = segment[(1 + (2 * segment[0]))..];
        for (var component = 0; component < segment[0]; component++)
        for (int coefficient = range[0]; coefficient <= range[1]; coefficient++)
            missing.Remove((segment[1 + (2 * component)], coefficient));
    }

    /// <returns>Where the marker after a scan's data begins: a byte FF that neither zero nor a restart marker follows.</returns>
    private static int Entropy(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length - 1 && !(bytes[at] == 0xFF && bytes[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))))
            at++;
        return at;
    }
}
