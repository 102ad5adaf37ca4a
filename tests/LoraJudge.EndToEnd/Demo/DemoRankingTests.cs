using LoraJudge.EndToEnd.Portal;
using LoraJudge.EndToEnd.Search;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.EndToEnd.Demo;

[Collection(DemoCollection.Name)]
[Trait("group", "server")]
public sealed class DemoRankingTests(DemoPortal portal, ITestOutputHelper output)
{
    private const int Queries = 48;

    /// <summary>Samples outside of the reference set, each style in turn.</summary>
    public static IEnumerable<(ProceduralStyle Style, ProceduralSample Sample)> HeldOut() =>
        Enumerable
            .Range(0, Queries)
            .Select(query =>
                (
                    ProceduralStyles.All[query % ProceduralStyles.All.Count],
                    ProceduralSamples.Create(
                        ProceduralSamples.Categories[query % ProceduralSamples.Categories.Count],
                        ProceduralSamples.PerCategory + (query / ProceduralSamples.Categories.Count)
                    )
                )
            );

    [Fact]
    public async Task Pictures_of_new_samples_find_their_style_with_a_mean_reciprocal_rank_of_at_least_0_8()
    {
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        var reciprocal = 0.0;
        foreach (var (style, sample) in HeldOut())
        {
            var picture = decoder.EncodeJpeg(style.Apply(sample.Render(), seed: 4711), 92);

            var ranking = await SearchClient.RankAsync(portal.Client, picture);

            var rank = ranking.Single(entry => entry.Model == style.Slug).Rank;
            if (rank > 1)
                output.WriteLine($"{style.Slug} of {sample.Code}: rank {rank}, first {ranking[0].Model}");
            reciprocal += 1.0 / rank;
        }

        output.WriteLine($"Mean reciprocal rank of {Queries} held-out pictures: {reciprocal / Queries:0.000}");
        Assert.True(reciprocal / Queries >= 0.8, $"Mean reciprocal rank {reciprocal / Queries:0.000}");
    }
}
