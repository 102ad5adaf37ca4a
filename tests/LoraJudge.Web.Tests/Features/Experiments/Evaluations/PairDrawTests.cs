using CsCheck;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class PairDrawTests
{
    [Fact]
    public void No_pair_of_one_family_is_an_incorrect_one()
    {
        var pictures = Pictures.Styles(9, 4).Select(picture => picture with { Family = Family(picture.Model) });
        var set = new VectorSet(pictures);

        var drawn = PairDraw.Incorrect(set, 2000, new Random(1));

        // 4 samples of 36 pairs of models, 3 of them within each of two families of three.
        Assert.Equal(4 * (36 - 6), drawn.Possible);
        Assert.All(
            drawn.Pairs,
            pair =>
            {
                var (first, second) = (set.Pictures[pair.First], set.Pictures[pair.Second]);
                Assert.NotEqual(first.Model, second.Model);
                Assert.True(first.Family is null || first.Family != second.Family);
            }
        );

        static string? Family(string model) =>
            model switch
            {
                "model 00" or "model 04" or "model 08" => "a",
                "model 01" or "model 02" or "model 03" => "b",
                _ => null,
            };
    }

    [Fact]
    public void There_are_as_many_correct_pairs_as_a_count_by_hand_finds() =>
        Pictures.Any.Sample(pictures =>
        {
            var set = new VectorSet(pictures);

            AllAreDrawn(count => PairDraw.Correct(set, count, new Random(1)), AllPairs(set, IsCorrect));
        });

    [Fact]
    public void There_are_as_many_incorrect_pairs_as_a_count_by_hand_finds() =>
        Gen.Select(Pictures.Any, Gen.Bool.Select(subject => subject ? PairKey.Subject : PairKey.Sample))
            .Sample(
                (pictures, key) =>
                {
                    var set = new VectorSet(pictures);

                    AllAreDrawn(
                        count => PairDraw.Incorrect(set, count, new Random(1), key),
                        AllPairs(set, (a, b) => IsIncorrect(a, b, key))
                    );
                }
            );

    [Fact]
    public void Pairs_do_not_repeat_while_there_are_enough() =>
        Gen.Select(Pictures.Any, Gen.Int[0, 20], Gen.Int[0, 99])
            .Sample(
                (pictures, count, seed) =>
                {
                    var drawn = PairDraw.Correct(new VectorSet(pictures), count, new Random(seed));

                    Assert.Equal(drawn.Possible > 0 && drawn.Possible < count, drawn.IsRepeated);
                    Assert.Equal(drawn.Possible == 0 ? 0 : count, drawn.Pairs.Count);
                    if (!drawn.IsRepeated)
                        Assert.Equal(drawn.Pairs.Count, drawn.Pairs.Distinct().Count());
                }
            );

    [Fact]
    public void Pairs_that_are_too_few_are_repeated_and_it_is_said()
    {
        var drawn = PairDraw.Correct(new VectorSet(Pictures.Styles(2, 3)), 100, new Random(1));

        Assert.True(drawn.IsRepeated);
        Assert.Equal((100, 6), (drawn.Pairs.Count, drawn.Possible));
        Assert.Equal(6, drawn.Pairs.Distinct().Count());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void Every_pair_is_drawn_as_often_as_any_other(int count)
    {
        // Models of 2, 4 and 5 samples have 1 + 6 + 10 = 17 correct pairs.
        var pictures = Pictures
            .Styles(3, 5)
            .Where(p =>
                Sample(p)
                < (
                    p.Model == "model 00" ? 2
                    : p.Model == "model 01" ? 4
                    : 5
                )
            );
        var set = new VectorSet(pictures);
        const int Draws = 4000;

        var drawn = Enumerable
            .Range(0, Draws)
            .SelectMany(seed => PairDraw.Correct(set, count, new Random(seed)).Pairs)
            .CountBy(pair => pair);

        var expected = Draws * count / 17.0;
        Assert.Equal(17, drawn.Count());
        Assert.All(drawn, pair => Assert.InRange(pair.Value, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected))));
    }

    [Fact]
    public void Samples_that_models_have_in_common_make_incorrect_pairs_otherwise_subjects_do()
    {
        Assert.Equal(PairKey.Sample, PairDraw.KeyFor(new VectorSet(Pictures.Styles(3, 4)), PairKey.Auto));
        Assert.Equal(PairKey.Subject, PairDraw.KeyFor(new VectorSet(Pictures.Styles(3, 4, common: false)), PairKey.Auto));
        Assert.Equal(PairKey.Subject, PairDraw.KeyFor(new VectorSet(Pictures.Styles(3, 4)), PairKey.Subject));
    }

    [Fact]
    public void Where_no_pair_is_possible_none_is_drawn()
    {
        var set = new VectorSet([Pictures.Of(0, "a", "a", 0), Pictures.Of(1, "b", "b", 0)]);

        Assert.Empty(PairDraw.Correct(set, 10, new Random(1)).Pairs);
        Assert.Empty(PairDraw.Incorrect(set, 10, new Random(1)).Pairs);
    }

    private static int Sample(StyleVector picture) => int.Parse(picture.Sample[7..]);

    private static bool IsCorrect(StyleVector a, StyleVector b) => a.Model == b.Model && a.Sample != b.Sample;

    private static bool IsIncorrect(StyleVector a, StyleVector b, PairKey key) =>
        a.Model != b.Model && (key == PairKey.Sample ? a.Sample == b.Sample : a.Subject == b.Subject);

    private static HashSet<(int, int)> AllPairs(VectorSet set, Func<StyleVector, StyleVector, bool> holds) =>
        [
            .. from a in Enumerable.Range(0, set.Pictures.Count)
            from b in Enumerable.Range(0, a)
            where holds(set.Pictures[a], set.Pictures[b])
            select (b, a),
        ];

    private static void AllAreDrawn(Func<int, DrawnPairs> draw, HashSet<(int, int)> expected)
    {
        var drawn = draw(expected.Count);

        Assert.Equal(expected.Count, drawn.Possible);
        Assert.Equal(expected.Count, drawn.Pairs.Count);
        Assert.Equal(expected, [.. drawn.Pairs.Select(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second)))]);
    }
}
