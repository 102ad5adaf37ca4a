using LoraJudge.EndToEnd.Portal;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>In a portal of its own, which gets a judged study beside its demo.</summary>
[Trait("group", "browser")]
public sealed class FocusTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<DemoPortal>, IClassFixture<BrowserFixture>
{
    /// <summary>A folder for pictures of what has the focus.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LORAJUDGE_PICTURES");

    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        ProceduralStyles.Find("risograph")!.Apply(ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(512, 512), seed: 99)
    );

    private static readonly string[] Public =
    [
        "/",
        "/artists",
        "/models",
        "/models/risograph",
        "/status",
        "/nowhere",
        "/sign-in",
        "/error",
    ];

    private static readonly string[] Accounts =
    [
        "/account",
        "/accounts",
        "/studies",
        "/samples",
        "/samples/1",
        "/samples/1/cleansing",
        "/building",
        "/encoders",
        "/encoders/fit",
        "/training",
        "/back-ends",
        "/models/register",
        "/models/register?from=procedural",
        "/models/risograph/edit",
    ];

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task What_has_the_keyboards_focus_is_seen_on_every_page(int width, int height, ColorScheme colours)
    {
        List<string> faults = [];
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        foreach (var address in Public)
            await LookAsync(page, address, faults);
        await page.GotoAsync("/");
        await page.DropAsync(Picture, "holiday.jpg");
        await page.WaitForURLAsync("**/search/*");
        await LookAsync(page, page.Url, faults);

        await page.SignInAsync(portal.DataFolder, "Administrator");
        foreach (var address in Accounts.Concat(await StudyAsync()))
            await LookAsync(page, address, faults);
        await page.GotoAsync("/studies");
        await page.GetByTestId("new-study").ClickAsync();
        await page.GetByTestId("save-texts").WaitForAsync();
        await LookAsync(page, page.Url, faults);

        Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults)}");
    }

    private static async Task LookAsync(IPage page, string address, List<string> faults)
    {
        await page.GotoAsync(address);
        var (places, found) = await page.FocusFaultsAsync();
        if (places < 5)
            faults.Add($"{page.Url}: Tab reaches only {places} places.");
        faults.AddRange(found);
        await PictureAsync(page);
    }

    /// <returns>The pages of a judged study; it is there once.</returns>
    private async Task<IEnumerable<string>> StudyAsync()
    {
        await using var tables = new PortalTables(portal.DataFolder);
        await using var context = await tables.OpenAsync();
        var owner = await context.Users.Where(user => user.Email == SignedIn.Researcher).Select(user => user.Id).SingleAsync();
        var id = await context.Studies.Where(study => study.Title != "").Select(study => (long?)study.Id).FirstOrDefaultAsync();
        id ??= await JudgedStudy.CreateAsync(context, new JudgedStudySize(Topics: 4, Depth: 3, Models: 12), owner);
        return [FormattableString.Invariant($"/studies/{id}/results"), FormattableString.Invariant($"/studies/{id}/run")];
    }

    /// <summary>One of each kind of what can have the focus.</summary>
    private static async Task PictureAsync(IPage page)
    {
        if (Pictures is null)
            return;
        string[] kinds =
        [
            "main a",
            "main .button",
            "main .button.quiet",
            ".theme-switch",
            "main input:not([type=hidden])",
            "main select",
            "main textarea",
            "main [type=checkbox]",
            "main [type=radio]",
            "main summary",
            "main [data-zoom]",
            "main .tile a",
            "main table a",
            "main .table-scroll",
        ];
        var name = $"{new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-')}-{page.ViewportSize!.Width}";
        var dark = await page.EvaluateAsync<bool>("() => document.documentElement.dataset.theme === 'dark'");
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var first = page.Locator(kinds[kind]).And(page.Locator(":visible")).First;
            if (await first.CountAsync() == 0)
                continue;
            await page.Keyboard.PressAsync("Tab");
            await first.FocusAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{(dark ? "dark" : "light")}-{kind}.png") });
        }
    }
}
