using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

/// <summary>Participants at a study, kept as the tables keep them: who has which slot, and whether it is open.</summary>
internal sealed class StudySimulation(StudyDesigns design)
{
    private readonly StudyBlock[] blocks = [.. design.Divide()];
    private readonly List<(string Participant, Slot Slot, Stage Stage)> given = [];

    public IEnumerable<(string Participant, Slot Slot)> Taken =>
        given.Where(one => one.Stage != Stage.Released).Select(one => (one.Participant, one.Slot));

    public bool IsComplete => given.Count(one => one.Stage == Stage.Complete) == blocks.Length * design.Raters;

    public int Blocks => blocks.Length;

    public BlockState[] States =>
        [
            .. blocks.Select(block => new BlockState(
                block.Number,
                Taken.Where(one => one.Slot.Block == block.Number).Select(one => one.Slot.Number).ToHashSet()
            )),
        ];

    /// <returns>What the participant works at now; null where nothing is left for them.</returns>
    public Slot? Ask(string participant)
    {
        OwnBlock[] own =
        [
            .. given.Where(one => one.Participant == participant).Select(one => new OwnBlock(one.Slot, one.Stage == Stage.Open)),
        ];
        var next = design.Assigner.Next(States, own, participant);
        if (next is { } slot && !own.Any(block => block.IsOpen))
            given.Add((participant, slot, Stage.Open));
        return next;
    }

    public void Complete(string participant) => Move(participant, Stage.Complete);

    public void Release(string participant) => Move(participant, Stage.Released);

    /// <summary>Newcomers until everything is judged; each does all that they are given, or leaves.</summary>
    /// <param name="leaving">Chance in a hundred that a participant leaves a block.</param>
    /// <returns>Participants who came.</returns>
    public int Run(int leaving)
    {
        var dice = new PlanRandom(design.Seed, 1000);
        for (var came = 0; ; came++)
        {
            if (IsComplete)
                return came;
            var participant = $"p{came}";
            while (Ask(participant) is not null)
            {
                if (dice.Below(100) >= leaving)
                {
                    Complete(participant);
                    continue;
                }

                Release(participant);
                break;
            }
        }
    }

    private void Move(string participant, Stage stage)
    {
        var place = given.FindIndex(one => one.Participant == participant && one.Stage == Stage.Open);
        if (place >= 0)
            given[place] = given[place] with { Stage = stage };
    }

    private enum Stage
    {
        Open,
        Complete,
        Released,
    }
}
