using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class SegmentGroupTests
{
    private const int Families = 60;

    [Fact]
    public void Models_far_away_are_not_scanned()
    {
        var random = new Random(1);
        var index = BoundedIndex.Build(Models(random, 6000, spread: 0.02));

        var search = index.SearchByBounds(
            [
                [Vector(random, family: 7, spread: 0.02)],
            ],
            10,
            null
        )[0];

        // Of 375; the hundred models of a family lie in seven blocks or a few more.
        Assert.InRange(search.Blocks, 1, 30);
    }

    [Fact]
    public void Over_many_segments_that_come_and_go_searches_are_the_exhaustive_ones() =>
        Parallel.For(
            0,
            24,
            seed =>
            {
                var random = new Random(seed);
                var spread = Math.Pow(10, -random.Next(4));
                var models = Models(random, random.Next(300, 1500), spread).ToDictionary(model => model.ModelId);
                var index = BoundedIndex.Build(models.Values);
                for (var round = 0; round < 12; round++)
                {
                    Compare(index, models.Values, random, spread);
                    var removed = models.Keys.Where(_ => random.Next(9) == 0).ToArray();
                    var put = Models(random, random.Next(1, 90), spread);
                    foreach (var id in removed)
                        models.Remove(id);
                    foreach (var model in put)
                        models[model.ModelId] = model;
                    index = index.With(put, removed.Except(put.Select(model => model.ModelId)).ToArray());
                }
            }
        );

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(5_000)]
    public void In_the_order_of_neighbours_every_model_is_there_once(int count)
    {
        var random = new Random(count);
        float[][] centroids = [.. Enumerable.Range(0, count).Select(_ => Vector(random, random.Next(Families), 0.1))];
        centroids[count / 2] = [.. Enumerable.Repeat(float.MaxValue, 7)];

        Assert.Equal(Enumerable.Range(0, count), NeighbourOrder.Of(centroids, mostChained: 1024).Order());
    }

    private static void Compare(BoundedIndex index, IReadOnlyCollection<ModelReferences> models, Random random, double spread)
    {
        Assert.Equal(models.Count, index.ModelCount);
        Assert.All(index.Segments, segment => HoldsItsModels(index, segment));
        var queries = Enumerable.Range(0, 6).Select(_ => Vector(random, random.Next(Families), spread)).ToArray();
        var (count, allowed) = (random.Next(1, 40), (Predicate<ModelTraits>)(traits => traits.NsfwLevel != 1));
        foreach (var filter in new[] { null, allowed })
        {
            bool[]? table = filter is null ? null : [.. index.Traits.Select(filter.Invoke)];
            var found = index.SearchByBounds([.. queries.Select(query => new[] { query }), queries], count, table);
            foreach (var (number, query) in queries.Index())
                Assert.Equal(PlainRanking.Of(models, [query], count, filter), found[number].Ranking);
            Assert.Equal(PlainRanking.Of(models, queries, count, filter), found[^1].Ranking);
        }
    }

    /// <summary>What a group says is what one that is summarised anew says, and no model's numbers are beyond it.</summary>
    private static void HoldsItsModels(BoundedIndex index, Segment segment)
    {
        var anew = new Segment(segment.Dimensions);
        for (var slot = 0; slot < segment.Count; slot++)
            anew.Put(slot, segment.Entries[slot], segment.SummaryOf(slot));
        anew.Settle(index.Frame!);
        for (var slot = 0; slot < segment.Count; slot++)
        {
            var (model, group) = (segment.SummaryOf(slot), segment.GroupOf(slot / Segment.Group));
            Assert.Equal(anew.GroupOf(slot / Segment.Group).Codes, group.Codes);
            Assert.Equal(anew.GroupOf(slot / Segment.Group).Scanned, group.Scanned);
            float Model(ScannedField field) => model.Scanned[(int)field];
            float Group(ScannedField field) => group.Scanned[(int)field];
            var apart = Point(model.Codes, Model(ScannedField.Scale)).Zip(Point(group.Codes, Group(ScannedField.Scale)));
            var distance = Math.Sqrt(apart.Sum(pair => Math.Pow(pair.First - pair.Second, 2)));
            Assert.True(distance + Model(ScannedField.Error) <= Group(ScannedField.Error));
            Assert.True(Group(ScannedField.Variance) <= Model(ScannedField.Variance));
            foreach (var field in new[] { ScannedField.SigmaSquared, ScannedField.FourLambda, ScannedField.FourBeta })
                Assert.True(Group(field) >= Model(field));
        }

        double[] Point(sbyte[] codes, float scale) => new Quantised(codes, scale, 0).Point(index.Frame!);
    }

    /// <summary>Of families in no order, with ids that come again; some are the twins of others.</summary>
    private static ModelReferences[] Models(Random random, int count, double spread)
    {
        var models = new List<ModelReferences>();
        foreach (var id in Enumerable.Range(0, 2000 + count).OrderBy(_ => random.Next()).Take(count))
        {
            var family = random.Next(Families);
            var references =
                models.Count > 0 && random.Next(5) == 0
                    ? models[random.Next(models.Count)].References
                    : [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Vector(random, family, spread))];
            models.Add(new ModelReferences(id, references) { Traits = new ModelTraits(null, null, random.Next(3)) });
        }

        return [.. models];
    }

    private static float[] Vector(Random random, int family, double spread)
    {
        var centre = new Random(family);
        return [.. Enumerable.Range(0, 7).Select(_ => (float)(centre.NextDouble() + (spread * random.NextDouble())))];
    }
}
