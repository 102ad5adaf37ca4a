using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

[Collection(DemoCollection.Name)]
[Trait("group", "browser")]
public sealed class ArtistJourneyTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly ProceduralStyle Style = ProceduralStyles.Find("risograph")!;

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task An_artist_sends_pictures_reads_the_report_prints_it_and_removes_it(int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Several pictures of yours?" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("make-report")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Your pictures", new PageGetByLabelOptions { Exact = true })
            .SetInputFilesAsync([.. Pictures(), File("diary.jpg", "Dear diary"u8.ToArray())]);
        await page.GetByLabel("Title of the report").FillAsync("Risographs");
        await page.AssertAccessibleAsync();
        await page.GetByTestId("make-report").ClickAsync();

        var report = page.GetByTestId("artist-report");
        await Assertions.Expect(report).ToBeVisibleAsync();
        await Assertions
            .Expect(report.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Level = 1 }))
            .ToHaveTextAsync("Risographs");
        await Assertions.Expect(page.GetByTestId("evidence").First).ToContainTextAsync(Style.Name);
        await Assertions.Expect(page.GetByTestId("left-out")).ToContainTextAsync("diary.jpg");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.AssertAccessibleAsync();

        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.True(pdf.Length > 50_000, $"The report's pictures are not in its {pdf.Length} bytes.");
        await AssertPrintedAsync(page);

        var address = page.Url;
        await page.GetByTestId("remove-report").ClickAsync();
        await Assertions.Expect(page.GetByTestId("removed")).ToBeVisibleAsync();
        Assert.Equal(404, (await page.GotoAsync(address))!.Status);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task One_picture_is_refused_in_words_and_the_form_can_be_sent_again()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        await page.GotoAsync("/artists");

        await page.GetByLabel("Your pictures", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(Pictures()[0]);
        await page.GetByTestId("make-report").ClickAsync();

        await Assertions.Expect(page.GetByTestId("artist-problem")).ToContainTextAsync("Choose two pictures or more");
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Your pictures", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(Pictures());
        await page.GetByTestId("make-report").ClickAsync();
        await Assertions.Expect(page.GetByTestId("artist-report")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task The_page_on_the_encoders_fit_is_accessible(int width, int height)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height);
        await page.GotoAsync("/encoders/fit");
        await page.AssertAccessibleAsync();
    }

    /// <summary>On paper there is the report alone, black on white, and it is not cut off at the side.</summary>
    private static async Task AssertPrintedAsync(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(page.Locator(".masthead")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByTestId("print")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('h1')).color"));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
    }

    internal static FilePayload[] Pictures() =>
        [
            .. ((ProceduralCategory[])[ProceduralCategory.Face, ProceduralCategory.Landscape, ProceduralCategory.Object]).Select(category =>
                File(
                    $"{category.ToString().ToLowerInvariant()}.jpg",
                    new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
                        Style.Apply(ProceduralSamples.Create(category, 11).Render(512, 512), seed: 99)
                    )
                )
            ),
        ];

    private static FilePayload File(string name, byte[] bytes) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = bytes,
        };
}
