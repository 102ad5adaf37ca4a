using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests;

/// <summary>An encoder that ranks by centre.</summary>
internal static class CentredEncoder
{
    private static readonly string Hash = new('d', 64);

    /// <summary>Makes the catalogue's vectors by it, and searches with it.</summary>
    public static async Task SwitchAsync(Portal portal)
    {
        portal.Encoder.Loadable[Hash] = new EncoderDescription(Hash, "Centred", FakeStyleEncoder.Edge, FakeStyleEncoder.Dimensions, "cpu")
        {
            IsStyleSpace = true,
            Ranking = RankingMethod.Centre,
        };
        var centred = await portal.Encoder.LoadAsync(Hash);
        await portal.Get<MissingVectors>().EncodeAsync(centred, CancellationToken.None);
        Assert.True(await portal.Get<CatalogueIndex>().SwitchAsync(centred, wantedId: null, CancellationToken.None));
    }
}
