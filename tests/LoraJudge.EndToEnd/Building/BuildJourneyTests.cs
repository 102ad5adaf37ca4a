using LoraJudge.EndToEnd.Browsing;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Building;

/// <summary>From a folder of pictures to a search, in a browser, in a portal of its own that begins empty.</summary>
[Trait("group", "browser")]
public sealed class BuildJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private const int Samples = 12;
    private const int Edge = 192;

    private static readonly string[] Loras = ["watercolour", "mosaic", "woodcut", "halftone", "neon", "blueprint", "knit", "risograph"];

    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 240_000 };

    private readonly TemporaryFolder folder = new();
    private PortalProcess portal = null!;

    public async ValueTask InitializeAsync() => portal = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_sample_set_and_eight_models_become_searchable_with_progress_seen()
    {
        var page = await browser.OpenAsync(portal.Address, 1440, 900);
        await page.SignInAsync(folder.Path);
        await MakeSetAsync(page);
        await BuildFolder.AddModelsAsync(folder.Path, Loras);

        await page.GetByTestId("to-building").ClickAsync();
        await page.GetByLabel("Longest side, pixels").FillAsync($"{Edge}");
        await page.AssertAccessibleAsync();
        await TakeAsync(page, "building-start", "#start");
        await page.GetByTestId("start-run").ClickAsync();
        await page.WaitForURLAsync("**/building/*");
        var live = page.GetByTestId("live-build");
        await page.GetByTestId("pause").ClickAsync();
        await Assertions.Expect(live).ToContainTextAsync("Paused", Patience);
        await page.GetByTestId("continue").ClickAsync();
        await Assertions.Expect(live).ToContainTextAsync("left.", Patience);
        await page.GetByTestId("latest").Locator("img").Nth(5).WaitForAsync();
        await page.AssertAccessibleAsync();
        await TakeAsync(page, "building-run");

        await Assertions.Expect(live).ToContainTextAsync("8 of 8 models can be searched", Patience);
        await Assertions.Expect(live).ToContainTextAsync("Finished", Patience);
        await page.AssertAccessibleAsync();
        await TakeAsync(page, "building-done");

        await SearchAsync(page);
        await CleanseAsync(page);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Empty_pages_say_what_to_do_on_every_screen_and_in_both_colours(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Address, width, 844, colours);
        await page.SignInAsync(folder.Path);
        foreach (var (address, words) in ((string, string)[])[("/samples", "no-sets"), ("/building", "no-runs")])
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.GetByTestId(words).First).ToBeVisibleAsync();
            await page.AssertAccessibleAsync();
        }
    }

    private static async Task MakeSetAsync(IPage page)
    {
        await page.GotoAsync("/samples");
        await page.GetByLabel("Name of a new set").FillAsync("All kinds");
        await page.GetByTestId("new-set").ClickAsync();
        await page.WaitForURLAsync("**/samples/*");
        var files = BuildFolder.Samples(Samples, 320);
        await ChooseAsync(page, [.. files, ("again.png", files[0].Bytes), ("letter.png", "Dear diary"u8.ToArray())]);
        var answers = page.GetByTestId("upload-answers");
        await Assertions.Expect(answers).ToContainTextAsync("again.png is there already, as");
        await Assertions.Expect(answers).ToContainTextAsync("letter.png: This is not a picture that can be read here.");
        await page.AssertAccessibleAsync();
        await page.GetByTestId("upload-done").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sample")).ToHaveCountAsync(Samples);
        await Assertions.Expect(page.GetByTestId("advice")).ToContainTextAsync("12 samples: the paper used 30 for each model.");
        await page.AssertAccessibleAsync();
        await TakeAsync(page, "samples");
    }

    private static Task ChooseAsync(IPage page, IEnumerable<(string Name, byte[] Bytes)> files) =>
        UploadAsync(
            page,
            [
                .. files.Select(file => new FilePayload
                {
                    Name = file.Name,
                    MimeType = "image/png",
                    Buffer = file.Bytes,
                }),
            ]
        );

    private static async Task UploadAsync(IPage page, FilePayload[] files)
    {
        await page.GetByLabel("Pictures", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(files);
        await page.GetByTestId("upload").ClickAsync();
    }

    private static async Task SearchAsync(IPage page)
    {
        var query = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
            ProceduralStyles.Find("mosaic")!.Apply(ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(Edge, Edge), seed: 99)
        );
        await page.GotoAsync("/");
        await page.DropAsync(query, "holiday.jpg");
        await page.WaitForURLAsync("**/search/*");
        await Assertions.Expect(page.GetByTestId("card")).ToHaveCountAsync(Loras.Length);
        await Assertions.Expect(page.GetByTestId("card").First.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Mosaic");
    }

    private static async Task CleanseAsync(IPage page)
    {
        await page.GotoAsync("/samples");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All kinds", Exact = true }).ClickAsync();
        await page.GetByTestId("to-cleansing").ClickAsync();
        await Assertions.Expect(page.GetByTestId("by-threshold")).ToContainTextAsync("0 pictures lie below 0.01 of 96");
        await page.GetByLabel("Remove pictures whose mse is below").FillAsync("10000");
        await page.GetByTestId("preview").ClickAsync();
        await Assertions.Expect(page.GetByTestId("by-threshold")).ToContainTextAsync("saving it would remove");
        await page.AssertAccessibleAsync();
        await TakeAsync(page, "cleansing");
        await page.GetByTestId("save-threshold").ClickAsync();
        await Assertions.Expect(page.GetByTestId("note")).ToContainTextAsync("removed now");
        await page.GetByTestId("take-back").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("note")).ToContainTextAsync("The picture is taken back.");
        await page.GetByTestId("undo").ClickAsync();
        await Assertions.Expect(page.GetByTestId("note")).ToContainTextAsync("left to the threshold again");
        await page.AssertAccessibleAsync();
        await page.SetViewportSizeAsync(390, 844);
        await page.AssertAccessibleAsync();
    }

    /// <summary>Keeps the documentation's pictures where LORAJUDGE_BUILD_PICTURES names a folder.</summary>
    private static async Task TakeAsync(IPage page, string name, string? part = null)
    {
        if (Environment.GetEnvironmentVariable("LORAJUDGE_BUILD_PICTURES") is not { Length: > 0 } to)
            return;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var (suffix, width, height) in ((string, int, int)[])[("-phone", 390, 844), ("", 1440, 900)])
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var (dark, colours) in ((string, ColorScheme)[])[("-dark", ColorScheme.Dark), ("", ColorScheme.Light)])
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
                await (
                    part is null ? page.EvaluateAsync("scrollTo(0, 0)") : page.Locator(part).EvaluateAsync("part => part.scrollIntoView()")
                );
                await page.WaitForTimeoutAsync(400);
                await page.ScreenshotAsync(
                    new PageScreenshotOptions
                    {
                        Path = Path.Combine(to, $"{name}{suffix}{dark}.jpg"),
                        Type = ScreenshotType.Jpeg,
                        Quality = 82,
                    }
                );
            }
        }
    }
}
