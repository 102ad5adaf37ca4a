using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>What visitors of the search give to studies: their pictures, and judgments of their own results.</summary>
[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class LiveStudyTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>A folder for a picture of each step.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LORAJUDGE_PICTURES");

    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralStyles.Find("watercolour")!.Apply(ProceduralSamples.Create(ProceduralCategory.Object, 11).Render(512, 512), seed: 12)
    );

    [Theory]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    public async Task A_searcher_gives_a_picture_that_a_study_shows_and_judges_their_own_results(int width, int height, ColorScheme colours)
    {
        var visitor = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await GiveAsync(visitor);
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.SignInAsync(portal.DataFolder);
        var researcher = new ResearcherJourney(page, _ => Task.CompletedTask);
        await researcher.DraftAsync($"Live at {width} pixels");
        await researcher.QueriesAsync(2);
        await page.Locator("input[name=search]").First.CheckAsync();
        await TakeAsync(page, "given");
        await page.GetByTestId("add-given").ClickAsync();
        await Assertions.Expect(page.GetByTestId("query")).ToHaveCountAsync(3);
        await researcher.EncoderAsync("mbedded", "Embedded");
        await researcher.RunAsync("Alphabet", await DemoRuns.AlphabetAsync(portal.DataFolder, "q01", "q02", "q03"));
        await researcher.ExamplesAsync();
        await page.GetByLabel("Visitors of the public search judge").SelectOptionAsync("Interleaved");
        await page.GetByTestId("save-course").ClickAsync();
        await PreviewAsync(page);
        await researcher.OpenAsync();

        await JudgeOwnResultsAsync(visitor);

        await page.ReloadAsync();
        await TakeAsync(page, "live-run");
        await researcher.CloseAsync();
    }

    private static async Task GiveAsync(IPage visitor)
    {
        await visitor.GotoAsync("/");
        await visitor.DropAsync(Picture, "flowers.jpg");
        await visitor.WaitForURLAsync("**/search/*");
        await visitor.GetByText("Give the picture for studies").ClickAsync();
        await TakeAsync(visitor, "give");
        await visitor.GetByTestId("give").ClickAsync();
        await visitor.GetByTestId("given").WaitForAsync();
    }

    /// <summary>Every step in turn, as a participant would go.</summary>
    private static async Task PreviewAsync(IPage page)
    {
        var address = await page.GetByTestId("see-preview").GetAttributeAsync("href");
        var participant = new ParticipantJourney(page, step => TakeAsync(page, $"preview-{step}"));
        await participant.ConsentAsync(address!);
        await participant.PractiseAsync();
        await participant.JudgePartAsync();
        await page.GetByTestId("thanks").Or(page.GetByTestId("questions")).WaitForAsync();
        await TakeAsync(page, "preview-end");
        await page.GetByText("Back to the draft").ClickAsync();
        await page.GetByTestId("open-study").WaitForAsync();
    }

    private static async Task JudgeOwnResultsAsync(IPage visitor)
    {
        await visitor.ReloadAsync();
        await visitor.GetByTestId("live-invitation").Locator("summary").ClickAsync();
        await TakeAsync(visitor, "live-invitation");
        await visitor.GetByTestId("live-begin").ClickAsync();
        await visitor.WaitForURLAsync("**/judge");
        await TakeAsync(visitor, "live");
        var results = visitor.GetByTestId("live-result");
        var count = await results.CountAsync();
        for (var place = 0; place < count; place++)
            await results.Nth(place).GetByTestId("live-score").Nth(place % 4).ClickAsync();
        await visitor.GetByTestId("live-thanks").WaitForAsync();
        await TakeAsync(visitor, "live-thanks");
        await visitor.ReloadAsync();
        await Assertions.Expect(visitor.GetByTestId("live-count")).ToHaveTextAsync($"{count}");
        await visitor.GetByTestId("live-withdraw").ClickAsync();
        await visitor.GetByTestId("live-withdraw-confirmed").ClickAsync();
        await visitor.GetByTestId("live-nothing").WaitForAsync();
        await TakeAsync(visitor, "live-withdrawn");
    }

    private static async Task TakeAsync(IPage page, string step)
    {
        await page.AssertAccessibleAsync();
        if (Pictures is null)
            return;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var width = page.ViewportSize!.Width;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{step}-{width}.png"), FullPage = true });
    }
}
