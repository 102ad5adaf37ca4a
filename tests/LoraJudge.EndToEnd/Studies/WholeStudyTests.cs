using System.Diagnostics;
using System.Globalization;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>A study from the first page to the last, in browsers.</summary>
[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class WholeStudyTests(DemoPortal portal, BrowserFixture browser, ITestOutputHelper output) : IClassFixture<BrowserFixture>
{
    /// <summary>A data folder that holds the models of sd-styles/eval and the encoders below with all their vectors.</summary>
    public const string PaperFolder = "LORAJUDGE_PAPER_STUDY";

    private static readonly string[] PaperEncoders =
    [
        "Proposed-seed1",
        "Proposed+-seed1",
        "NoFine-Tuning-seed1",
        "FaceOnly-seed1",
        "Ours-seed1",
    ];

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_researcher_designs_opens_and_closes_a_study_that_a_participant_judges(int width, int height)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height);
        await page.SignInAsync(portal.DataFolder);
        var researcher = new ResearcherJourney(page, _ => page.AssertAccessibleAsync());
        await researcher.DraftAsync($"Styles at {width} pixels");
        await researcher.ItemsAsync(
            ("Results a method", 3),
            ("Raters an item", 1),
            ("Items a block", 100),
            ("Attention checks a block", 1)
        );
        await researcher.QueriesAsync(2);
        await researcher.EncoderAsync("mbedded", "Embedded");
        await researcher.RunAsync("Alphabet", await DemoRuns.AlphabetAsync(portal.DataFolder, "q01", "q02"));
        await researcher.ControlAsync("Alphabet");
        await researcher.ExamplesAsync();
        var address = await researcher.OpenAsync();

        var judged = await TakePartAsync(portal.Process.Address, address, width, height);

        Assert.InRange(judged, 4, 13);
        await Assertions.Expect(page.GetByTestId("judgments-done")).ToContainTextAsync((judged - 1).ToString(CultureInfo.InvariantCulture));
        await researcher.CloseAsync();
    }

    /// <summary>The paper's: 20 queries, five methods, k = 10, three participants who judge the whole pool.</summary>
    [Fact(Explicit = true)]
    public async Task The_papers_study_is_judged_in_browsers()
    {
        var folder = Environment.GetEnvironmentVariable(PaperFolder);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Set {PaperFolder} to a prepared data folder.");
        await using var process = await PortalProcess.StartAsync(folder!, "Demo:Enabled=false", "Search:PerMinute=0");
        await process.ReadyAsync();
        var page = await browser.OpenAsync(process.Address, 1440, 900);
        await page.SignInAsync(folder!);
        var researcher = new ResearcherJourney(page, step => TakeAsync(page, step));
        await researcher.DraftAsync("Which model has the style of this picture?");
        await researcher.ItemsAsync(("Items a block", 50), ("Blocks a participant", 100));
        await researcher.QueriesAsync(20);
        foreach (var encoder in PaperEncoders)
            await researcher.EncoderAsync(encoder, encoder.Split("-seed")[0]);
        await researcher.ControlAsync("Proposed");
        await researcher.ExamplesAsync();
        var watch = Stopwatch.StartNew();
        var address = await researcher.OpenAsync();
        output.WriteLine(
            $"Opened in {watch.Elapsed.TotalSeconds:0} s. Pool: {await page.GetByTestId("pool-size").InnerTextAsync()} items instead of {await page.GetByTestId("unpooled-size").InnerTextAsync()}."
        );

        (int Width, int Height)[] sizes = [(1440, 900), (390, 844), (1440, 900)];
        var judged = await Task.WhenAll(sizes.Select(size => TakePartAsync(process.Address, address, size.Width, size.Height)));

        output.WriteLine(
            $"Judged by each, attention checks counted: {string.Join(", ", judged)}; {watch.Elapsed.TotalMinutes:0.0} min since the opening began."
        );
        await page.ReloadAsync();
        output.WriteLine(await page.GetByTestId("judgments-done").InnerTextAsync());
        await TakeAsync(page, "run-done");
        await researcher.CloseAsync();
    }

    /// <returns>Items judged.</returns>
    private async Task<int> TakePartAsync(Uri portalAddress, string address, int width, int height)
    {
        var page = await browser.OpenAsync(portalAddress, width, height);
        var journey = new ParticipantJourney(page, _ => Task.CompletedTask);
        await journey.ConsentAsync(address);
        await journey.PractiseAsync();
        var judged = 0;
        while (await journey.IsJudgingAsync())
            judged += await journey.JudgePartAsync();
        if (await page.GetByTestId("questions").IsVisibleAsync())
            await page.GetByTestId("send-answers").ClickAsync();
        await page.GetByTestId("thanks").WaitForAsync();
        return judged;
    }

    private static async Task TakeAsync(IPage page, string step)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var jpeg = await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Type = ScreenshotType.Jpeg,
                Quality = 82,
                FullPage = true,
            }
        );
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root(), "docs", "pictures"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"study-{step}.jpg"), jpeg);
    }
}
