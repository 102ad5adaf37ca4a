using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Files;

/// <summary>A model's references in a file that is being written: they can be read once it is opened.</summary>
internal sealed class WrittenReferences(long at, ulong checksum) : ReferenceStore
{
    public long At => at;
    public ulong Checksum => checksum;

    public override ReadOnlySpan<float> Read(int model) => throw new NotSupportedException("The file is still being written.");
}
