using System.Runtime.InteropServices;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>
/// An index in a file, little-endian: this header; models' references and segments' tables and bounds; last the tail,
/// which says where the segments are, and holds frame, traits and label. The header is written last.
/// </summary>
/// <param name="Magic">Says what this is, in which version and byte order.</param>
/// <param name="TailChecksum">CRC-32C, as all of them.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct FileHeader(ulong Magic, long TailAt, long TailLength, ulong TailChecksum)
{
    /// <summary>"LJRANK02".</summary>
    public const ulong Known = 0x32304B4E41524A4C;
    public const int Bytes = 32;
}

/// <param name="At">Where its table begins.</param>
/// <param name="Checksum">Of table and bounds.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SegmentRow(long At, int Count, uint Checksum)
{
    public const int Bytes = 16;
}

/// <param name="At">Where its references begin.</param>
/// <param name="References">How many.</param>
/// <param name="Checksum">Of the references.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct ModelRow(long ModelId, long Version, long At, int Traits, int References, ulong Checksum)
{
    public const int Bytes = 40;
}
