using System.Net.Http.Headers;
using System.Text.Json;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Production.SampleSets;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.SampleSets;

[Trait("group", "server")]
public sealed class SampleSetTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_set_is_created_renamed_and_deleted()
    {
        using var browser = await portal.SignedInAsync();

        var page = await CreatedAsync(browser, "Diverse");
        using var renamed = await Portal.PostAsync(browser, page, new() { ["what"] = "rename", ["name"] = "All kinds" });

        Assert.Contains("<h1 ", await browser.GetStringAsync(page));
        Assert.Contains("All kinds", await browser.GetStringAsync("/samples"));
        using var deleted = await Portal.PostAsync(browser, page, new() { ["what"] = "delete" });
        Assert.Equal("/samples?done=deleted", deleted.Headers.Location!.ToString());
        Assert.DoesNotContain("All kinds", await browser.GetStringAsync("/samples"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_in_words()
    {
        using var browser = await portal.SignedInAsync();
        await CreatedAsync(browser, "Diverse");

        using var answer = await Portal.PostAsync(browser, "/samples", new() { ["name"] = " Diverse " });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("There is a set \"Diverse\" already", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Pictures_are_uploaded_duplicates_recognised_and_others_refused_by_name()
    {
        using var browser = await portal.SignedInAsync();
        var page = await CreatedAsync(browser, "Diverse");

        using var answer = await UploadAsync(
            browser,
            page,
            script: true,
            ("face-1.png", Picture(1)),
            ("twin.png", Picture(1)),
            ("Landscape 2.png", Picture(2)),
            ("letter.png", "Dear diary"u8.ToArray())
        );

        var answers = JsonSerializer.Deserialize<UploadAnswer[]>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
        Assert.Equal([true, false, true, false], answers.Select(one => one.IsNew));
        Assert.Equal(["face-1", "face-1", "Landscape 2", null], answers.Select(one => one.Code));
        Assert.Contains("Use JPEG, PNG, WebP", answers[3].Problem);
        await using var context = await portal.OpenAsync();
        var samples = await context.SampleImages.OrderBy(image => image.Id).ToListAsync();
        Assert.Equal([SampleCategory.Face, SampleCategory.Landscape], samples.Select(image => image.Category));
        Assert.Equal([(96, 96), (96, 96)], samples.Select(image => (image.Width!.Value, image.Height!.Value)));
    }

    [Fact]
    public async Task Without_script_the_page_says_what_was_not_taken()
    {
        using var browser = await portal.SignedInAsync();
        var page = await CreatedAsync(browser, "Diverse");

        using var answer = await UploadAsync(browser, page, script: false, ("a.png", Picture(1)), ("letter.png", "Dear diary"u8.ToArray()));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("a.png was added.", html);
        Assert.Contains("letter.png: This is not a picture that can be read here.", html);
        Assert.Contains("data-testid=\"sample\"", html);
    }

    [Fact]
    public async Task Two_pictures_of_one_name_get_two_codes()
    {
        using var browser = await portal.SignedInAsync();
        var page = await CreatedAsync(browser, "Diverse");

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async number => (await UploadAsync(browser, page, script: true, ("face.png", Picture(number)))).Dispose())
        );

        await using var context = await portal.OpenAsync();
        var codes = await context.SampleImages.Select(image => image.Code).ToListAsync();
        Assert.Equal(["face", "face-2", "face-3", "face-4", "face-5", "face-6"], codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Categories_and_licences_are_said_one_by_one_and_in_bulk()
    {
        using var browser = await portal.SignedInAsync();
        var page = await CreatedAsync(browser, "Diverse");
        (await UploadAsync(browser, page, script: true, ("a.png", Picture(1)), ("b.png", Picture(2)), ("c.png", Picture(3)))).Dispose();
        var ids = await IdsAsync();

        (
            await Portal.PostAsync(
                browser,
                page,
                new()
                {
                    ["what"] = "each",
                    ["sample"] = $"{ids[0]}",
                    [$"category-{ids[0]}"] = "Pattern",
                    [$"licence-{ids[0]}"] = "CC0",
                }
            )
        ).Dispose();
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await Portal.TokenAsync(browser, page)),
            new("what", "mark"),
            new("marked", $"{ids[1]}"),
            new("marked", $"{ids[2]}"),
            new("category", "Painting"),
            new("licence", ""),
        ]);
        (await browser.PostAsync(page, form)).Dispose();

        await using var context = await portal.OpenAsync();
        var samples = await context.SampleImages.OrderBy(image => image.Id).ToListAsync();
        Assert.Equal([SampleCategory.Pattern, SampleCategory.Painting, SampleCategory.Painting], samples.Select(image => image.Category));
        Assert.Equal(["CC0", null, null], samples.Select(image => image.Licence));
    }

    [Fact]
    public async Task A_sample_that_nobody_needs_goes_with_its_file()
    {
        using var browser = await portal.SignedInAsync();
        var page = await CreatedAsync(browser, "Diverse");
        (await UploadAsync(browser, page, script: true, ("a.png", Picture(1)))).Dispose();
        var id = Assert.Single(await IdsAsync());

        (await Portal.PostAsync(browser, page, new() { ["what"] = "remove", ["marked"] = $"{id}" })).Dispose();

        Assert.Empty(await IdsAsync());
        Assert.False(await portal.Get<IBlobStore>().ExistsAsync(BlobKey.Of(Picture(1))));
    }

    [Fact]
    public async Task A_sample_that_models_have_transformed_stays_and_so_does_its_set()
    {
        var catalogue = await portal.SeedAsync(models: 2);
        using var browser = await portal.SignedInAsync();
        var set = await SetIdAsync();
        var ids = await IdsAsync();

        using var removed = await Portal.PostAsync(browser, $"/samples/{set}", new() { ["what"] = "remove", ["marked"] = $"{ids[0]}" });
        using var deleted = await Portal.PostAsync(browser, $"/samples/{set}", new() { ["what"] = "delete" });

        Assert.Contains("Models have transformed face-1", WebUtility.HtmlDecode(await removed.Content.ReadAsStringAsync()));
        Assert.Contains("it cannot be deleted under them", await deleted.Content.ReadAsStringAsync());
        Assert.Equal(6, (await IdsAsync()).Count);
        Assert.Equal(2, catalogue.Models.Count);
    }

    [Fact]
    public async Task The_set_of_an_import_is_shown_with_its_models()
    {
        await portal.SeedAsync(models: 3);
        using var browser = await portal.SignedInAsync();

        var list = await browser.GetStringAsync("/samples");
        var page = await browser.GetStringAsync($"/samples/{await SetIdAsync()}");

        Assert.Contains("6 samples, 3 models have pictures of it", list);
        Assert.Contains("3 models have 18 pictures of them.", page);
    }

    [Theory]
    [InlineData("C:\\Pictures\\Face 1.JPG", "Face 1")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(".png", "sample")]
    public void A_code_is_the_files_name_alone(string file, string code) => Assert.Equal(code, SampleStore.Code(file));

    private static async Task<string> CreatedAsync(HttpClient browser, string name)
    {
        using var answer = await Portal.PostAsync(browser, "/samples", new() { ["name"] = name });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        HttpClient browser,
        string page,
        bool script,
        params (string Name, byte[] Bytes)[] files
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Portal.TokenAsync(browser, page)), "__RequestVerificationToken" },
        };
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "pictures", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}/pictures") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(script ? "application/json" : "text/html"));
        return await browser.SendAsync(request);
    }

    private byte[] Picture(int subject) => portal.Get<IImageDecoder>().EncodePng(StripedPicture.Draw(10 + subject, subject));

    private async Task<List<long>> IdsAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.SampleImages.OrderBy(image => image.Id).Select(image => image.Id).ToListAsync();
    }

    private async Task<long> SetIdAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.SampleSets.Select(set => set.Id).SingleAsync();
    }
}
