using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

// Whatever a program does, the database lets no item be over-booked and nobody meet one twice.
public abstract partial class ProviderSuite
{
    [Fact]
    public async Task A_slot_is_one_participants()
    {
        var study = new SomeStudy();
        await SaveAsync(study.Assignment(study.Participant("a"), slot: 0));

        await AssertNotAddedAsync(context => SlotAsync(context, "b", slot: 0));
        await AddAsync(context => SlotAsync(context, "b", slot: 1));
    }

    [Fact]
    public async Task Nobody_is_given_a_block_twice()
    {
        var study = new SomeStudy();
        await SaveAsync(study.Assignment(study.Participant("a"), slot: 0));

        await AssertNotAddedAsync(context => SlotAsync(context, "a", slot: 1));
    }

    [Fact]
    public async Task Any_number_of_released_places_is_kept_and_their_slots_are_free()
    {
        var study = new SomeStudy();
        await SaveAsync(
            study.Assignment(study.Participant("a"), slot: null, AssignmentState.Released),
            study.Assignment(study.Participant("b"), slot: null, AssignmentState.Released),
            study.Assignment(study.Participant("c"), slot: 0)
        );

        Assert.Equal(3, await WithAsync(context => context.Assignments.CountAsync()));
    }

    [Theory]
    [InlineData(null, AssignmentState.Open)]
    [InlineData(0, AssignmentState.Released)]
    [InlineData(-1, AssignmentState.Open)]
    public async Task A_place_has_a_slot_unless_it_was_released(int? slot, AssignmentState state)
    {
        var study = new SomeStudy();

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(study.Assignment(study.Participant("a"), slot, state)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_score_is_on_the_scale(int score)
    {
        var study = new SomeStudy();

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            SaveAsync(SomeStudy.Judgment(study.Assignment(study.Participant("a"), 0), study.Items[0], score))
        );
    }

    [Fact]
    public async Task An_item_is_judged_once_in_an_assignment()
    {
        var study = new SomeStudy();
        var assignment = study.Assignment(study.Participant("a"), 0);

        await AssertRefusedAsDuplicateAsync(
            SomeStudy.Judgment(assignment, study.Items[0], 1),
            SomeStudy.Judgment(assignment, study.Items[1], 1),
            SomeStudy.Judgment(assignment, study.Items[0], 2)
        );
    }

    [Fact]
    public async Task With_a_participant_go_their_judgments_and_nobody_elses()
    {
        var study = new SomeStudy();
        var (leaving, staying) = (study.Participant("a"), study.Participant("b"));
        await SaveAsync(
            SomeStudy.Judgment(study.Assignment(leaving, 0), study.Items[0], 1),
            SomeStudy.Judgment(study.Assignment(staying, 1), study.Items[0], 2)
        );

        await WithAsync(context => context.Participants.Where(row => row.Code == "a").ExecuteDeleteAsync());

        Assert.Equal([2], await WithAsync(context => context.Judgments.Select(row => row.Score).ToListAsync()));
        Assert.Equal(1, await WithAsync(context => context.Assignments.CountAsync()));
    }

    [Fact]
    public async Task A_model_and_a_rank_come_once_in_a_ranking()
    {
        var study = new SomeStudy();
        var run = new Run
        {
            VariantMethod = new VariantMethod { Study = study.Study, Name = "one" },
            Sha256 = Some.Sha256('d'),
            CreatedUtc = Some.Noon,
        };
        RunEntry Entry(int rank, PoolItem item) =>
            new()
            {
                Run = run,
                Topic = study.Topic,
                Rank = rank,
                LoraModel = item.LoraModel,
            };

        await AssertRefusedAsDuplicateAsync(Entry(1, study.Pool[0]), Entry(1, study.Pool[1]));
        await AssertRefusedAsDuplicateAsync(Entry(1, study.Pool[0]), Entry(2, study.Pool[0]));
    }

    [Fact]
    public async Task A_plan_comes_back_as_it_was_stored()
    {
        var study = new SomeStudy();
        await SaveAsync(study.Block);

        var stored = await WithAsync(context => context.Studies.SingleAsync());

        Assert.Equal(["one", "two"], stored.Plan.Methods);
        Assert.Equal(TimeSpan.FromHours(1), stored.Plan.ReleaseAfter);
        Assert.Equal(study.Study.Plan.Relevance, stored.Plan.Relevance);
    }

    private async Task AddAsync(Func<LoraJudgeDbContext, Task<Assignment>> make)
    {
        await using var context = await Database.Contexts.CreateDbContextAsync();
        context.Add(await make(context));
        await context.SaveChangesAsync();
    }

    private async Task AssertNotAddedAsync(Func<LoraJudgeDbContext, Task<Assignment>> make)
    {
        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(make));
        Assert.True(refusal.IsUniqueViolation(), refusal.InnerException?.Message);
    }

    /// <summary>A place at the only block, of a participant who is made where there is none of that code.</summary>
    private static async Task<Assignment> SlotAsync(LoraJudgeDbContext context, string participant, int slot)
    {
        var block = await context.Blocks.SingleAsync();
        return new Assignment
        {
            Participant =
                await context.Participants.SingleOrDefaultAsync(row => row.Code == participant)
                ?? new Participant
                {
                    StudyId = block.StudyId,
                    Code = participant,
                    CreatedUtc = Some.Noon,
                },
            BlockId = block.Id,
            Slot = slot,
            CreatedUtc = Some.Noon,
            SeenUtc = Some.Noon,
        };
    }
}
