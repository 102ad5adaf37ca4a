using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Tests.Features.Artists;

public sealed class ArtistsByCentreTests
{
    private static readonly string Centred = new('d', 64);

    [Fact]
    public async Task A_report_ranks_by_centre_and_says_so()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        await SwitchAsync(artist.Portal);
        using var browser = artist.Portal.Browser();
        byte[][] pictures = [artist.Picture(2, 9), artist.Picture(2, 12)];

        var address = await artist.ReportedAsync(browser, [.. pictures.Select((bytes, index) => ($"{index}.jpg", bytes))]);
        var (findings, page) = (await artist.DoneAsync(address), WebUtility.HtmlDecode(await browser.GetStringAsync(address)));

        Assert.Equal("centre", findings.RankedBy);
        Assert.Contains("to the model's centre", page);
        Assert.DoesNotContain("Mean distance", page);
        var snapshot = artist.Portal.Snapshots.Current!;
        var vectors = pictures
            .Select(bytes => artist.Portal.Get<IImageDecoder>().DecodeSquare(bytes, FakeStyleEncoder.Edge))
            .Select(pixels => snapshot.ToStyle(FakeStyleEncoder.Turn(FakeStyleEncoder.Encode(pixels))))
            .ToArray();
        var centres = ((CentreIndex)snapshot.Index).Centres().ToDictionary(model => model.ModelId, model => model.Centre);
        foreach (var model in findings.Ranking)
        {
            var centre = centres[artist.Catalogue.Models.Single(row => row.Slug == model.Model).Id];
            Assert.Equal(
                vectors.Select(vector => StyleDistance.Between(vector, centre)),
                model.Pictures.Select(picture => picture.Distance),
                (a, b) => Math.Abs(a - b) < 1e-6
            );
        }
    }

    private static async Task SwitchAsync(Portal portal)
    {
        portal.Encoder.Loadable[Centred] = new EncoderDescription(
            Centred,
            "Centred",
            FakeStyleEncoder.Edge,
            FakeStyleEncoder.Dimensions,
            "cpu"
        )
        {
            IsStyleSpace = true,
            Ranking = RankingMethod.Centre,
        };
        var centred = await portal.Encoder.LoadAsync(Centred);
        await portal.Get<MissingVectors>().EncodeAsync(centred, CancellationToken.None);
        Assert.True(await portal.Get<CatalogueIndex>().SwitchAsync(centred, wantedId: null, CancellationToken.None));
    }
}
