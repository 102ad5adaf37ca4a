using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

[Collection(DemoCollection.Name)]
[Trait("group", "browser")]
public sealed class JourneyTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly ProceduralStyle Style = ProceduralStyles.Find("risograph")!;

    private static readonly byte[] Picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
        Style.Apply(ProceduralSamples.Create(ProceduralCategory.Landscape, 9).Render(512, 512), seed: 99)
    );

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task A_person_drops_a_picture_reads_the_ranking_opens_the_model_and_copies_its_tag(
        int width,
        int height,
        ColorScheme colours
    )
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.GotoAsync("/");
        await page.AssertAccessibleAsync();

        await page.DropAsync(Picture, "holiday.jpg");
        await page.WaitForURLAsync("**/search/*");
        var first = page.GetByTestId("card").First;
        await Assertions.Expect(first.GetByRole(AriaRole.Heading)).ToHaveTextAsync(Style.Name);
        await page.AssertAccessibleAsync();

        await first.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = Style.Name, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(Style.Name);
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy" }).First.ClickAsync();
        await AssertCopiedAsync(page);
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        // Listened for from the start: a browser under load takes a while to hand its dialogs over.
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await page.GotoAsync("/");

        await page.TabToAsync(page.Locator("input[type=file]"));
        await page.Keyboard.PressAsync("Enter");
        var chosen = await opened.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await chosen.SetFilesAsync(
            new FilePayload
            {
                Name = "holiday.jpg",
                MimeType = "image/jpeg",
                Buffer = Picture,
            }
        );
        await page.WaitForURLAsync("**/search/*");

        await page.TabToAsync(page.GetByTestId("card").First.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(Style.Name);

        await page.TabToAsync(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Copy" }).First);
        await page.Keyboard.PressAsync("Enter");
        await AssertCopiedAsync(page);
    }

    [Fact]
    public async Task A_sample_picture_is_enough_to_try_it()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        await page.GotoAsync("/");

        await page.GetByTestId("example").First.ClickAsync();

        await page.WaitForURLAsync("**/search/*");
        await Assertions.Expect(page.GetByTestId("card")).ToHaveCountAsync(10);
    }

    [Theory]
    [InlineData("/models")]
    [InlineData("/status")]
    [InlineData("/nowhere")]
    public async Task The_other_pages_are_accessible_on_a_phone(string address)
    {
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        await page.GotoAsync(address);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_in_words_and_the_next_one_is_taken()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        await page.GotoAsync("/");

        await page.DropAsync("Dear diary"u8.ToArray(), "holiday.jpg");
        await Assertions.Expect(page.GetByTestId("search-problem")).ToContainTextAsync("Use JPEG, PNG, WebP, AVIF, TIFF or GIF");
        await page.AssertAccessibleAsync();

        await page.DropAsync(Picture, "holiday.jpg");
        await page.WaitForURLAsync("**/search/*");
    }

    private static Task AssertCopiedAsync(IPage page) =>
        page.WaitForFunctionAsync("async tag => await navigator.clipboard.readText() === tag", $"<lora:{Style.Slug}:1>");
}
