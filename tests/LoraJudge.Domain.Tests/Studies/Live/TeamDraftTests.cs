using CsCheck;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Live;

namespace LoraJudge.Domain.Tests.Studies.Live;

public sealed class TeamDraftTests
{
    private static readonly Gen<(long[][] Rankings, int Length, long Seed)> Drafts = Gen.Select(
        Gen.Long[0, 30].HashSet[0, 15].Select(models => models.ToArray()).Array[1, 6],
        Gen.Int[0, 20],
        Gen.Long
    );

    [Fact]
    public void A_model_is_picked_once_and_as_many_are_picked_as_asked_for_or_known() =>
        Drafts.Sample(draft =>
        {
            var picks = Of(draft);

            var known = draft.Rankings.SelectMany(ranking => ranking).Distinct().Count();
            Assert.Equal(Math.Min(draft.Length, known), picks.Count);
            Assert.Equal(picks.Count, picks.Select(pick => pick.Model).Distinct().Count());
        });

    [Fact]
    public void A_method_picks_the_best_of_its_models_that_is_left() =>
        Drafts.Sample(draft =>
        {
            var picks = Of(draft);

            for (var place = 0; place < picks.Count; place++)
            {
                var before = picks.Take(place).Select(pick => pick.Model).ToHashSet();
                Assert.Equal(draft.Rankings[picks[place].Method].First(model => !before.Contains(model)), picks[place].Model);
            }
        });

    [Fact]
    public void Methods_that_have_models_left_pick_equally_often_to_within_one() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 20], Gen.Long)
            .Sample(draft =>
            {
                var (methods, length, seed) = draft;
                long[][] rankings = [.. Enumerable.Range(0, methods).Select(method => Models(method * 100L, 20))];

                var picks = TeamDraft.Of(rankings, length, new PlanRandom(seed));

                var counts = Enumerable.Range(0, methods).Select(method => picks.Count(pick => pick.Method == method)).ToList();
                Assert.InRange(counts.Max() - counts.Min(), 0, 1);
            });

    [Fact]
    public void The_same_dice_draft_the_same() => Drafts.Sample(draft => Assert.Equal(Of(draft), Of(draft)));

    [Fact]
    public void Methods_that_agree_show_their_own_ranking()
    {
        var models = Models(1, 10);

        var picks = TeamDraft.Of([models, models, models], 10, new PlanRandom(5));

        Assert.Equal(models, picks.Select(pick => pick.Model));
    }

    [Fact]
    public void Each_method_is_first_as_often_as_the_others()
    {
        var first = Enumerable
            .Range(0, 3000)
            .Select(search =>
                TeamDraft
                    .Of(
                        [
                            [1],
                            [2],
                            [3],
                        ],
                        3,
                        LiveDice.Of(7, $"search {search}")
                    )[0]
                    .Method
            )
            .CountBy(method => method);

        // Five standard deviations of a binomial count.
        Assert.All(first, method => Assert.InRange(method.Value, 1000 - 129, 1000 + 129));
    }

    [Fact]
    public void A_method_that_ranks_a_model_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            TeamDraft.Of(
                [
                    [1, 1],
                ],
                2,
                new PlanRandom(1)
            )
        );

    private static IReadOnlyList<DraftPick> Of((long[][] Rankings, int Length, long Seed) draft) =>
        TeamDraft.Of(draft.Rankings, draft.Length, new PlanRandom(draft.Seed));

    private static long[] Models(long first, int count) => [.. Enumerable.Range(0, count).Select(number => first + number)];
}
