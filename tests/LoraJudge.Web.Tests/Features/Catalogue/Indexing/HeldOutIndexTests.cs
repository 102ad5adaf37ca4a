using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

public sealed class HeldOutIndexTests
{
    private const int Models = 12;
    private const int Samples = 5;

    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reference_ranks_models_as_if_it_were_in_none_of_them(bool byCentre)
    {
        var references = References();
        IStyleProjection? projection = byCentre ? new CentreAdaptation([0.1f, 0.2f, 0.3f], [1, 0, 0], 0.7) : null;
        var index = new HeldOutIndex(references, projection);

        foreach (var query in references)
        {
            var without = references.Where(reference => reference.Picture != query.Picture).ToArray();
            var expected = SpaceIndex
                .Build(projection, SnapshotBuilder.Project(projection, without))
                .Search(projection?.Project(query.Statistics) ?? query.Statistics, Models);
            var found = index.Search(query.Statistics, query.Picture, Models);
            Assert.Equal(expected.Select(model => model.ModelId), found.Select(model => model.ModelId));
            Assert.All(expected.Zip(found), pair => Assert.Equal(-pair.First.Distance, pair.Second.Score, 1e-6));
        }
    }

    /// <summary>The first two models share a picture.</summary>
    private static ReferenceVector[] References()
    {
        var random = new Random(5);
        float[] shared = [0.5f, 0.5f, 0.5f];
        return
        [
            .. from model in Enumerable.Range(1, Models)
            from sample in Enumerable.Range(0, Samples)
            let isShared = model <= 2 && sample == 0
            select new ReferenceVector(
                model,
                $"model {model}",
                $"sample {sample}",
                isShared ? "shared" : $"{model}/{sample}",
                isShared ? shared : [random.NextSingle() + (model / 4f), random.NextSingle(), random.NextSingle()]
            ),
        ];
    }
}
