using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Results;

/// <summary>A researcher reads the results of a closed study.</summary>
[Trait("needs", "browser")]
public sealed class ResultsJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>A folder that gets a picture of the page at every width.</summary>
    public const string PicturesFolder = "LORAJUDGE_RESULT_PICTURES";

    [Fact]
    public async Task Results_can_be_read_at_two_widths_in_both_themes_and_looked_at_otherwise()
    {
        using var folder = new TemporaryFolder();
        await using var process = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        var wide = await browser.OpenAsync(process.Address, 1440, 900);
        await wide.SignInAsync(folder.Path);
        var address = await StudyAsync(folder.Path);
        var narrow = await browser.OpenAsync(process.Address, 390, 844);
        await narrow.SignInAsync(folder.Path);

        foreach (var page in (IPage[])[wide, narrow])
        {
            await page.GotoAsync(address);
            await ReadAsync(page, "");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await page.ReloadAsync();
            await ReadAsync(page, "-dark");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }

        await wide.GetByText("Look at it otherwise").ClickAsync();
        await wide.GetByLabel("An item's grade").SelectOptionAsync("mean");
        await wide.GetByTestId("look").ClickAsync();
        await Assertions.Expect(wide.GetByTestId("basis")).ToContainTextAsync("a mean of 3 or more");
        await ReadAsync(wide, "-otherwise");
    }

    private static async Task ReadAsync(IPage page, string step)
    {
        await page.AssertAccessibleAsync();
        foreach (var picture in await page.GetByTestId("picture").Locator("img").AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            await page.WaitForFunctionAsync("image => image.complete && image.naturalWidth > 0", await picture.ElementHandleAsync());
        }

        await TakeAsync(page, step);
    }

    private static async Task<string> StudyAsync(string folder)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        return FormattableString.Invariant($"/studies/{await JudgedStudy.CreateAsync(context, owner: owner)}/results");
    }

    private static async Task TakeAsync(IPage page, string step)
    {
        if (Environment.GetEnvironmentVariable(PicturesFolder) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FormattableString.Invariant($"results-{page.ViewportSize!.Width}{step}.png"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
    }
}
