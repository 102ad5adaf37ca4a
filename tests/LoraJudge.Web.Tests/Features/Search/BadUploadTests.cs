using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class BadUploadTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public static TheoryData<string, int, string> Uploads =>
        new()
        {
            { "nothing", 400, "nothing-chosen" },
            { "an empty file", 400, "nothing-chosen" },
            { "text named .jpg", 415, "unsupported-format" },
            { "half a JPEG", 422, "damaged" },
            { "30,000 × 30,000 PNG", 422, "too-many-pixels" },
            { "21 MB", 413, "too-many-bytes" },
            { "SVG", 415, "unsupported-format" },
            { "PDF", 415, "unsupported-format" },
            { "TIFF of floating-point numbers", 415, "unsupported-samples" },
            { "20,000 × 8 PNG", 422, "too-few-pixels" },
            { "one colour", 422, "no-content" },
            { "white on nothing", 422, "no-content" },
        };

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task A_bad_upload_gets_its_status_and_words(string upload, int status, string reason)
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, File(upload));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(reason, body.GetProperty("reason").GetString());
        Assert.NotEmpty(body.GetProperty("title").GetString()!);
        Assert.EndsWith(".", body.GetProperty("detail").GetString());
        await using var context = await portal.OpenAsync();
        Assert.Empty(context.Searches);
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task Without_script_the_page_says_the_same(string upload, int status, string reason)
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        using var spoken = await Portal.SearchAsync(browser, File(upload));
        var words = (await spoken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!;

        using var answer = await Portal.SearchAsync(browser, File(upload), script: false);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True((await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal), reason);
    }

    [Fact]
    public async Task A_request_that_is_no_form_is_415()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await browser.PostAsync("/api/search", new ByteArrayContent([1, 2, 3]));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("multipart/form-data", await answer.Content.ReadAsStringAsync());
    }

    private static byte[]? File(string upload) =>
        upload switch
        {
            "nothing" => null,
            "an empty file" => [],
            "text named .jpg" => TestFiles.Text(),
            "half a JPEG" => TestFiles.HalfOf(TestFiles.Jpeg(StripedPicture.Draw(3, 1, 600, 600))),
            "30,000 × 30,000 PNG" => TestFiles.HugePng(),
            "21 MB" => new byte[21 * 1024 * 1024],
            "SVG" => TestFiles.Svg(),
            "TIFF of floating-point numbers" => StoredPictures.Read("float-0-to-255.tif"),
            "20,000 × 8 PNG" => StoredPictures.Read("wide.png"),
            "one colour" => StoredPictures.Read("one-colour.png"),
            "white on nothing" => StoredPictures.Read("white-ink-on-nothing.png"),
            _ => TestFiles.Pdf(),
        };
}
