using System.Text.RegularExpressions;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>Takes the documentation's pictures anew; see docs/README.md for the command.</summary>
[Collection(DemoCollection.Name)]
[Trait("group", "browser")]
public sealed partial class DocumentationPictures(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralStyles.Find("watercolour")!.Apply(ProceduralSamples.Create(ProceduralCategory.Object, 7).Render(512, 512), seed: 99)
    );

    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    public async Task Pictures_of_search_result_and_model_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.GotoAsync("/");
        await TakeAsync(page, $"search{suffix}");

        await page.DropAsync(Picture, "flowers.jpg");
        await page.WaitForURLAsync("**/search/*");
        await TakeAsync(page, $"result{suffix}");

        await page.GetByTestId("card").First.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Watercolour");
        await TakeAsync(page, $"model{suffix}");
    }

    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("-phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task Pictures_of_training_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/training");
        await TakeAsync(page, $"training-start{suffix}", part: "#start");

        // What is suggested is done before one can look at its curve.
        await page.GetByTestId("preset")
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Compact", Exact = true })
            .ClickAsync();
        await page.GetByTestId("start-run").ClickAsync();
        await Assertions
            .Expect(page.GetByTestId("live-run"))
            .ToContainTextAsync(LaterEpoch(), new LocatorAssertionsToContainTextOptions { Timeout = 300_000 });
        await TakeAsync(page, $"training-run{suffix}");

        await page.GotoAsync("/training");
        await page.GetByTestId("curves").WaitForAsync();
        await TakeAsync(page, $"training{suffix}");
        await page.GetByTestId("run").First.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByTestId("cancel").ClickAsync();
        await page.GetByTestId("cancel-confirmed").ClickAsync();
    }

    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    public async Task Pictures_of_accounts_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.GotoAsync("/sign-in");
        await TakeAsync(page, $"sign-in{suffix}");
        Assert.Equal(
            0,
            (await BuiltProgram.AddUserAsync(portal.DataFolder, $"ada{suffix}@example.org", SignedIn.Password, "Researcher")).ExitCode
        );

        await page.SignInAsync(portal.DataFolder, "Administrator", "admin@example.org");
        await TakeAsync(page, $"account{suffix}");
        await page.GotoAsync("/accounts");
        await TakeAsync(page, $"accounts{suffix}");
    }

    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    public async Task Pictures_of_artists_and_of_the_encoders_fit_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.GotoAsync("/artists");
        await page.GetByLabel("Your pictures", new PageGetByLabelOptions { Exact = true })
            .SetInputFilesAsync(ArtistJourneyTests.Pictures());
        await TakeAsync(page, $"artists{suffix}");
        await page.GetByTestId("make-report").ClickAsync();
        await page.GetByTestId("artist-report").WaitForAsync();
        await TakeAsync(page, $"artist-report{suffix}");
        await TakeAsync(page, $"artist-evidence{suffix}", part: "#evidence");
        await page.GotoAsync("/encoders/fit");
        while (await page.GetByText("is being measured").CountAsync() > 0)
        {
            await page.WaitForTimeoutAsync(1000);
            await page.ReloadAsync();
        }

        await TakeAsync(page, $"encoder-fit{suffix}");
    }

    [GeneratedRegex("epoch [3-9] of 12", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LaterEpoch();

    /// <param name="part">Selects what is to be seen; null for the page's beginning.</param>
    internal static async Task TakeAsync(IPage page, string name, string? part = null)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (part is not null)
            await page.Locator(part).EvaluateAsync("element => element.scrollIntoView()");
        var jpeg = await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 82 });
        await File.WriteAllBytesAsync(Path.Combine(DocumentationFolder(), $"{name}.jpg"), jpeg);
    }

    private static string DocumentationFolder() => Directory.CreateDirectory(Path.Combine(Repository.Root(), "docs", "pictures")).FullName;
}
