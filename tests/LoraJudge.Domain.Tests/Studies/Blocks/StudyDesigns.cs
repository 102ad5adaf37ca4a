using CsCheck;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

/// <summary>Studies as researchers might make them.</summary>
internal sealed record StudyDesigns(int Topics, int Models, int Checks, int Length, int Raters, int MostBlocks, long Seed)
{
    public static Gen<StudyDesigns> Any { get; } =
        from topics in Gen.Int[1, 8]
        from models in Gen.Int[1, 9]
        from checks in Gen.Int[0, 6]
        from length in Gen.Int[1, 20]
        from raters in Gen.Int[1, 6]
        from most in Gen.Int[1, 5]
        from seed in Gen.Long
        select new StudyDesigns(topics, models, checks, length, raters, most, seed);

    public IReadOnlyList<StudyItem> Items =>
        [
            .. from topic in Enumerable.Range(0, Topics)
            from model in Enumerable.Range(0, Models)
            select new StudyItem($"i{topic}-{model}", $"t{topic}"),
        ];

    public IReadOnlyList<StudyItem> CheckItems => [.. Enumerable.Range(0, Checks).Select(check => new StudyItem($"c{check}", "t0"))];

    public IReadOnlyList<StudyBlock> Divide() => BlockDesign.Divide(Items, CheckItems, Length, Seed);

    public Assigner Assigner => new(Seed, Raters, MostBlocks);
}
