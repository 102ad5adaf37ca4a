using System.Net;
using System.Net.Http.Json;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Search;

[Collection(DemoCollection.Name)]
[Trait("group", "browser")]
public sealed class UploadTests(DemoPortal portal, BrowserFixture browser, ITestOutputHelper output) : IClassFixture<BrowserFixture>
{
    private const long MostMemory = 2L * 1024 * 1024 * 1024;

    [Fact]
    public async Task Every_hostile_upload_is_refused_in_words_and_the_process_stays_under_2_GB()
    {
        foreach (var upload in HostilePictures.Names.Select(HostilePictures.Get))
        {
            using var answer = await SearchClient.PostAsync(portal.Client, upload.Bytes, upload.FileName);

            Assert.InRange((int)answer.StatusCode, 400, 422);
            var problem = (await answer.Content.ReadFromJsonAsync<Problem>())!;
            Assert.NotEmpty(problem.Detail);
            output.WriteLine($"| {upload.Name} | {(int)answer.StatusCode} | {problem.Title} |");
        }

        output.WriteLine($"Peak memory: {portal.Process.PeakMemory / 1048576} MB");
        Assert.True(portal.Process.PeakMemory is null or < MostMemory, $"{portal.Process.PeakMemory} bytes");
    }

    [Fact]
    public async Task Every_unusual_picture_ranks_as_its_plain_version()
    {
        var picture = ProceduralStyles.Find("woodcut")!.Apply(ProceduralSamples.Create(ProceduralCategory.Object, 8).Render(), seed: 3);
        foreach (var name in PictureVariants.Names)
        {
            var variant = PictureVariants.Get(name, picture);

            var expected = await SearchClient.RankAsync(portal.Client, variant.Plain);
            var actual = await SearchClient.RankAsync(portal.Client, variant.Bytes);

            var distances = expected.ToDictionary(entry => entry.Model, entry => entry.Distance, StringComparer.Ordinal);
            var farthest = actual.Max(entry => Math.Abs(distances[entry.Model] - entry.Distance));
            output.WriteLine($"| {name} | {actual[0].Model} | {farthest:0.0000} |");
            Assert.True(expected[0].Model == actual[0].Model, $"{name}: {actual[0].Model} instead of {expected[0].Model}");
        }
    }

    [Fact]
    public async Task In_the_browser_every_hostile_upload_is_refused_in_words()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        await page.GotoAsync("/");
        foreach (var upload in HostilePictures.Names.Select(HostilePictures.Get))
        {
            await page.DropAsync(upload.Bytes, upload.FileName);

            var problem = page.GetByTestId("search-problem");
            await Assertions.Expect(problem).ToBeVisibleAsync();
            await Assertions.Expect(problem).Not.ToBeEmptyAsync();
            await page.ReloadAsync();
        }
    }

    [Fact]
    public async Task A_search_that_is_removed_is_gone_at_once()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        await page.GotoAsync("/");
        await page.GetByTestId("example").First.ClickAsync();
        await page.WaitForURLAsync("**/search/*");
        var address = page.Url;

        await page.GetByTestId("remove").ClickAsync();

        await Assertions.Expect(page.GetByTestId("removed")).ToBeVisibleAsync();
        using var answer = await portal.Client.GetAsync(new Uri(address));
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    private sealed record Problem(string Title, string Detail);
}
