using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Results;

/// <summary>A researcher reads the results of a closed study.</summary>
[Trait("group", "browser")]
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

    [Theory]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    public async Task An_export_brought_into_the_portal_again_shows_the_same_results(int width, int height, ColorScheme colours)
    {
        using var folder = new TemporaryFolder();
        await using var process = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        var page = await browser.OpenAsync(process.Address, width, height, colours);
        await page.SignInAsync(folder.Path);
        await page.GotoAsync(await StudyAsync(folder.Path));
        var figures = await page.GetByTestId("measures").InnerTextAsync();

        await page.GetByTestId("start-export").ClickAsync();
        await page.GetByTestId("export").WaitForAsync();
        await SeeAsync(page, "#exports", "-exports");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("download-export").ClickAsync());
        var file = Path.Combine(folder.Path, "export.zip");
        await download.SaveAsAsync(file);
        await page.GotoAsync("/studies");
        await page.GetByTestId("import-files").SetInputFilesAsync(file);
        await SeeAsync(page, "[data-testid=import-study]", "-import");
        await page.GetByTestId("import-study").ClickAsync();
        await page.WaitForURLAsync("**/results");

        Assert.Equal(figures, await page.GetByTestId("measures").InnerTextAsync());
        await TakeAsync(page, "-imported");
        await page.GotoAsync("/account");
        await page.GetByLabel("What it is for").FillAsync("Nightly analysis");
        await page.GetByTestId("make-token").ClickAsync();
        await page.GetByTestId("token").WaitForAsync();
        await SeeAsync(page, "[data-testid=make-token]", "-token");
    }

    private static async Task SeeAsync(IPage page, string part, string step)
    {
        await page.AssertAccessibleAsync();
        await page.Locator(part).EvaluateAsync("element => element.scrollIntoView({ block: 'center' })");
        await TakeAsync(page, step);
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
