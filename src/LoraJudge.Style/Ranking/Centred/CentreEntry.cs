using System.Runtime.InteropServices;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>A model but for its centre, as memory and files have it.</summary>
/// <param name="Traits">Index into the table of traits.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct CentreEntry(long ModelId, long Version, int Traits, int Pictures);
