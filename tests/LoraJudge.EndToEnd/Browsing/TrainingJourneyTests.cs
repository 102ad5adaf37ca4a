using System.Globalization;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>In a portal of its own: other tests search with the encoder of a first start.</summary>
[Trait("group", "browser")]
public sealed class TrainingJourneyTests(DemoPortal portal, BrowserFixture browser)
    : IClassFixture<DemoPortal>,
        IClassFixture<BrowserFixture>
{
    private const string Name = "Fit to these styles";

    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 180_000 };

    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralStyles.Find("risograph")!.Apply(ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(512, 512), seed: 99)
    );

    [Fact]
    public async Task A_person_trains_watches_the_curve_cancels_another_run_activates_the_result_and_searches_with_it()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/training");
        await Assertions.Expect(page.GetByTestId("no-runs")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await StartSuggestedAsync(page, Name);
        await Assertions.Expect(page.GetByTestId("live-run")).ToContainTextAsync("Finished", Patience);
        await page.GetByTestId("result").WaitForAsync();
        await page.AssertAccessibleAsync();
        var finished = page.Url;

        await StartAsync(page, "Another", epochs: 1000);
        await Assertions.Expect(page.GetByTestId("progress")).ToContainTextAsync("left", Patience);
        await page.GetByTestId("curve").WaitForAsync();
        var early = await PointsAsync(page);
        await Eventually.HoldsAsync(async () => await PointsAsync(page) > early);
        await page.AssertAccessibleAsync();
        await page.GetByTestId("cancel").ClickAsync();
        await page.GetByTestId("cancel-confirmed").ClickAsync();
        await Assertions.Expect(page.GetByTestId("live-run")).ToContainTextAsync("Cancelled", Patience);

        await page.GotoAsync(finished);
        await page.GetByTestId("to-encoder").ClickAsync();
        var card = page.GetByTestId("encoder").Filter(new LocatorFilterOptions { HasText = Name });
        await card.GetByTestId("activate").ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("In use", Patience);

        await page.GotoAsync("/");
        await page.DropAsync(Picture, "holiday.jpg");
        await page.WaitForURLAsync("**/search/*");
        await Assertions.Expect(page.GetByTestId("card")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"({Name}, adapted to ");
    }

    [Theory]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task What_does_not_do_is_said_on_every_screen_and_in_both_colours(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, 844, colours);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/training");
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Epochs", new PageGetByLabelOptions { Exact = true }).FillAsync("many");
        await page.GetByTestId("start-run").ClickAsync();

        await Assertions.Expect(page.GetByTestId("start-problem")).ToContainTextAsync("Epochs is \"many\": write a whole number.");
        await page.AssertAccessibleAsync();
    }

    /// <summary>With the settings that the page suggests.</summary>
    private static async Task StartSuggestedAsync(IPage page, string name)
    {
        await page.GotoAsync("/training");
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync(name);
        await page.GetByTestId("start-run").ClickAsync();
        await page.WaitForURLAsync("**/training/*");
    }

    private static async Task StartAsync(IPage page, string name, int epochs)
    {
        await page.GotoAsync("/training?preset=Compact");
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync(name);
        await page.GetByLabel("Epochs", new PageGetByLabelOptions { Exact = true })
            .FillAsync(epochs.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Batch", new PageGetByLabelOptions { Exact = true }).FillAsync("16");
        await page.GetByLabel("Models", new PageGetByLabelOptions { Exact = true }).FillAsync("16");
        await page.GetByLabel("Input size", new PageGetByLabelOptions { Exact = true }).FillAsync("64");
        await page.GetByTestId("start-run").ClickAsync();
        await page.WaitForURLAsync("**/training/*");
    }

    /// <summary>Points of the curve's first line.</summary>
    private static Task<int> PointsAsync(IPage page) =>
        page.GetByTestId("curve")
            .EvaluateAsync<int>("figure => figure.querySelector('.chart-series path').getAttribute('d').split('L').length");
}
