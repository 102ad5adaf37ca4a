using CsCheck;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

/// <summary>Many participants at a study at once: at each moment a random one of them does something.</summary>
/// <param name="Design">What they are given.</param>
/// <param name="Present">Participants at work at once; who has left is followed by another.</param>
/// <param name="Leaving">Chance in a hundred that a block is abandoned rather than completed.</param>
/// <param name="Seed">Of who comes when, and of what they do.</param>
internal sealed record StudyCrowd(StudyDesigns Design, int Present, int Leaving, long Seed)
{
    public static Gen<StudyCrowd> Any { get; } =
        from design in StudyDesigns.Any
        from present in Gen.Int[1, 12]
        from leaving in Gen.Int[0, 60]
        from seed in Gen.Long
        select new StudyCrowd(design, present, leaving, seed);

    /// <summary>Steps until all is judged; so many that a study that never finishes fails, not hangs.</summary>
    private int Patience => 2000 + (200 * Design.Items.Count * Design.Raters);

    /// <returns>The study as they have left it.</returns>
    /// <param name="onAsked">Who asked, what was free then, and what they were given.</param>
    public StudySimulation Run(Action<string, BlockState[], Slot?>? onAsked = null)
    {
        var (study, dice, came) = (new StudySimulation(Design), new PlanRandom(Seed), Present);
        var present = Enumerable.Range(0, Present).Select(number => $"p{number}").ToArray();
        for (var step = 0; step < Patience && !study.IsComplete; step++)
        {
            var place = dice.Below(present.Length);
            var states = study.States;
            var given = study.Ask(present[place]);
            onAsked?.Invoke(present[place], states, given);
            if (given is null)
                present[place] = $"p{came++}";
            else if (dice.Below(100) < Leaving)
                study.Release(present[place]);
            else if (dice.Below(2) == 0)
                study.Complete(present[place]);
        }

        return study;
    }
}
