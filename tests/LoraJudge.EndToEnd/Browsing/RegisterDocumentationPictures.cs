using LoraJudge.EndToEnd.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>Takes the pictures of docs/register.md anew; see docs/README.md for the command.</summary>
[Trait("group", "browser")]
public sealed class RegisterDocumentationPictures(EmptyPortal portal, BrowserFixture browser)
    : IClassFixture<EmptyPortal>,
        IClassFixture<BrowserFixture>
{
    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("-phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task Pictures_of_registering_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/models/register?from=procedural");
        await DocumentationPictures.TakeAsync(page, $"register-list{suffix}", part: "#back-end");
        await page.DropAsync([1, 2, 3], "old_style.ckpt");
        await page.DropAsync(SomeLora.File("Ink wash", width + (int)colours), "inkwash_v2.safetensors");
        await Assertions.Expect(page.GetByTestId("upload").First).ToContainTextAsync("Ink wash");
        await page.GetByTestId("upload").First.GetByRole(AriaRole.Link).WaitForAsync();
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await DocumentationPictures.TakeAsync(page, $"register{suffix}");

        await page.GetByTestId("upload").First.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByTestId("file-facts").Locator("summary").ClickAsync();
        await DocumentationPictures.TakeAsync(page, $"register-model{suffix}");
        await page.GetByTestId("edit").ClickAsync();
        await page.GetByLabel("Creator", new PageGetByLabelOptions { Exact = true }).FillAsync("Somebody");
        await page.GetByTestId("save").ClickAsync();
        await page.GetByTestId("edit").ClickAsync();
        await page.GetByTestId("take-back").WaitForAsync();
        await DocumentationPictures.TakeAsync(page, $"register-edit{suffix}");
        await page.GotoAsync("/models?q=ink");
        await DocumentationPictures.TakeAsync(page, $"register-wall{suffix}");
    }
}
