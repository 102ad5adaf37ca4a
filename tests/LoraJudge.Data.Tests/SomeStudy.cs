using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Data.Tests;

/// <summary>A study with one topic, two models and one block of both, and rows that hang on it.</summary>
public sealed class SomeStudy
{
    public SomeStudy()
    {
        Study = new Study
        {
            Title = "a study",
            Invitation = Guid.NewGuid().ToString("N")[..Study.InvitationLength],
            CreatedUtc = Some.Noon,
            Plan = new StudyPlan { Methods = ["one", "two"], ReleaseAfter = TimeSpan.FromHours(1) },
        };
        Topic = new Topic
        {
            Study = Study,
            Code = "q1",
            BlobSha256 = Some.Sha256('a'),
        };
        Pool = [Item("ink", "a"), Item("oil", "b")];
        Block = new Block
        {
            Study = Study,
            Items = [.. Pool.Select((item, position) => new BlockItem { Position = position, PoolItem = item })],
        };
    }

    public Study Study { get; }

    public Topic Topic { get; }

    public PoolItem[] Pool { get; }

    public Block Block { get; }

    public IReadOnlyList<BlockItem> Items => [.. Block.Items];

    public Participant Participant(string code) =>
        new()
        {
            Study = Study,
            Code = code,
            CreatedUtc = Some.Noon,
        };

    public Assignment Assignment(Participant participant, int? slot, AssignmentState state = AssignmentState.Open) =>
        new()
        {
            Participant = participant,
            Block = Block,
            Slot = slot,
            State = state,
            CreatedUtc = Some.Noon,
            SeenUtc = Some.Noon,
        };

    public static Judgment Judgment(Assignment assignment, BlockItem item, int score) =>
        new()
        {
            Assignment = assignment,
            BlockItem = item,
            Score = score,
            JudgedUtc = Some.Noon,
        };

    private PoolItem Item(string model, string code) =>
        new()
        {
            Study = Study,
            Topic = Topic,
            LoraModel = Some.Model(model),
            Code = code,
            Pictures = [Some.Sha256('b'), Some.Sha256('c')],
        };
}
