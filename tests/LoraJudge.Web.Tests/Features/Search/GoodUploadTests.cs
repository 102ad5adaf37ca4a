using System.Net.Http.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class GoodUploadTests : IAsyncDisposable
{
    private const double Tolerance = 0.05;

    private static readonly RgbImage Plain = StripedPicture.Draw(style: 14, subject: 9);

    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("PNG")]
    [InlineData("WebP")]
    [InlineData("16-bit PNG")]
    [InlineData("CMYK JPEG")]
    [InlineData("JPEG rotated by EXIF")]
    [InlineData("GIF of 1,000 frames")]
    [InlineData("transparent PNG")]
    public async Task An_unusual_picture_ranks_like_its_plain_version(string kind)
    {
        await portal.SeedAsync(models: 16);
        using var script = portal.CreateClient();
        var (unusual, plain) = Files(kind);

        var expected = await RankAsync(script, TestFiles.Png(plain));
        var actual = await RankAsync(script, unusual);

        Assert.Equal(expected.Ranking[0].Model, actual.Ranking[0].Model);
        var distances = expected.Ranking.ToDictionary(entry => entry.Model, entry => entry.Distance);
        Assert.All(actual.Ranking, entry => Assert.Equal(distances[entry.Model], entry.Distance, Tolerance));
    }

    private static async Task<ApiRanking> RankAsync(HttpClient script, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "picture", "picture" } };
        using var answer = await script.PostAsync("/api/search?top=100", form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
    }

    private static (byte[] Unusual, RgbImage Plain) Files(string kind) =>
        kind switch
        {
            "PNG" => (TestFiles.Png(Plain), Plain),
            "WebP" => (TestFiles.WebP(Plain), Plain),
            "16-bit PNG" => (TestFiles.Png16(Plain), Plain),
            "CMYK JPEG" => (TestFiles.CmykJpeg(Plain), Plain),
            "JPEG rotated by EXIF" => (TestFiles.RotatedJpeg(Plain), Plain),
            "GIF of 1,000 frames" => (TestFiles.Gif(Plain, 1000), Plain),
            _ => (TestFiles.TransparentPng(Plain), RightHalfWhite(Plain)),
        };

    private static RgbImage RightHalfWhite(RgbImage image)
    {
        var pixels = image.Pixels.ToArray();
        for (var y = 0; y < image.Height; y++)
            pixels.AsSpan(((y * image.Width) + (image.Width / 2)) * 3, image.Width / 2 * 3).Fill(255);
        return new RgbImage(image.Width, image.Height, pixels);
    }
}
