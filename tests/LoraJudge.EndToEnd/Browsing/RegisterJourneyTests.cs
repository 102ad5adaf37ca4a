using LoraJudge.EndToEnd.Portal;
using LoraJudge.Testing.Catalog;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

[Trait("group", "browser")]
public sealed class RegisterJourneyTests(EmptyPortal portal, BrowserFixture browser)
    : IClassFixture<EmptyPortal>,
        IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_person_drops_files_corrects_a_model_takes_it_back_retires_the_model_and_brings_it_back(
        int width,
        ColorScheme colours
    )
    {
        var title = $"Ink {width} {colours}";
        var file = SomeLora.File(title, width + (int)colours);
        var page = await browser.OpenAsync(portal.Process.Address, width, 844, colours);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/models");
        await page.AssertAccessibleAsync();
        await page.GetByTestId("to-register").ClickAsync();
        await page.GetByTestId("drop-area").WaitForAsync();
        await page.AssertAccessibleAsync();

        await page.DropAsync(file, "ink_v2.safetensors");
        var row = page.GetByTestId("upload").First;
        await Assertions.Expect(row).ToContainTextAsync($"{title} is registered.");
        await page.DropAsync(file, "again.safetensors");
        await Assertions.Expect(page.GetByTestId("upload").First).ToContainTextAsync($"There already: {title}. Nothing has changed.");
        await page.DropAsync([0x80, 2, 1, 2, 3, 4, 5, 6], "old.ckpt");
        await Assertions.Expect(page.GetByTestId("upload").First).ToContainTextAsync("is a Python pickle");
        await page.AssertAccessibleAsync();

        await page.GetByTestId("upload").Last.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByTestId("thumbnail")).ToBeVisibleAsync();
        await page.GetByTestId("file-facts").Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("file-facts")).ToContainTextAsync(HandMadeLora.Hash(file));
        await page.AssertAccessibleAsync();

        await EditAsync(page, title);
        await RetireAndBringBackAsync(page, title);
    }

    [Fact]
    public async Task The_procedural_back_ends_models_are_chosen_from_its_list()
    {
        var page = await browser.OpenAsync(portal.Process.Address, 1440, 900);
        await page.SignInAsync(portal.DataFolder);
        await page.GotoAsync("/models/register");
        await page.GetByTestId("back-end").Filter(new LocatorFilterOptions { HasText = "procedural" }).ClickAsync();
        await page.GetByLabel("Part of a name").FillAsync("stained");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Find" }).ClickAsync();
        await page.AssertAccessibleAsync();

        await page.GetByTestId("entry").First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByTestId("back-end-register").ClickAsync();

        await Assertions.Expect(page.GetByTestId("registration")).ToContainTextAsync("is registered.");
        await page.AssertAccessibleAsync();
    }

    private static async Task EditAsync(IPage page, string title)
    {
        await page.GetByTestId("edit").ClickAsync();
        await page.GetByTestId("edit-form").WaitForAsync();
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Rank", new PageGetByLabelOptions { Exact = true }).FillAsync("many");
        await page.GetByTestId("save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("edit-problem")).ToContainTextAsync("Rank is “many”: write a whole number");
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Rank", new PageGetByLabelOptions { Exact = true }).FillAsync("32");
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Sumi");
        await page.GetByTestId("save").ClickAsync();
        var heading = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });
        await Assertions.Expect(heading).ToHaveTextAsync("Sumi");

        await page.GetByTestId("edit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("field-Name")).ToContainTextAsync($"From a person. The file says “{title}”");
        await page.AssertAccessibleAsync();
        await page.GetByTestId("take-back").First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync(title);
        await Assertions.Expect(page.GetByTestId("field-Name")).ToContainTextAsync("From the file.");
        await page.Locator(".eyebrow a").ClickAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(title);
    }

    private static async Task RetireAndBringBackAsync(IPage page, string title)
    {
        await page.GetByTestId("retire").ClickAsync();
        await page.AssertAccessibleAsync();
        await page.GetByTestId("retire-confirmed").ClickAsync();
        await Assertions.Expect(page.GetByTestId("retired-note")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        var own = new LocatorFilterOptions { HasText = title };
        await page.GotoAsync("/models");
        await Assertions.Expect(page.GetByTestId("model").Filter(own)).ToHaveCountAsync(0);
        await page.GetByTestId("retired-switch").ClickAsync();
        await page.AssertAccessibleAsync();
        await page.GetByTestId("model").Filter(own).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByTestId("bring-back").ClickAsync();
        await Assertions.Expect(page.GetByTestId("retire")).ToBeVisibleAsync();
        await page.GotoAsync("/models");
        await Assertions.Expect(page.GetByTestId("model").Filter(own)).ToHaveCountAsync(1);
    }
}
