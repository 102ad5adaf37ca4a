using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class JudgingJourneyTests(DemoPortal portal, DemoFolder demo, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task A_participant_goes_from_consent_to_thanks_by_the_keyboard_alone(int width, int height, ColorScheme colours)
    {
        var invitation = await OpenStudyAsync(portal.DataFolder);
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        var journey = new ParticipantJourney(page, _ => page.AssertAccessibleAsync());

        await journey.ConsentAsync($"/take-part/{invitation}?participant=p-17");
        await journey.PractiseAsync();
        await journey.JudgeAsync();
        await journey.AnswerAsync();

        await Assertions.Expect(page.GetByTestId("completion-code")).ToHaveTextAsync("THANKS-42");
        await Assertions.Expect(page.GetByTestId("return")).ToHaveAttributeAsync("href", "https://panel.example/done?who=p-17");
        await using var tables = new PortalTables(portal.DataFolder);
        await using var context = await tables.OpenAsync();
        var scores = await context
            .Judgments.Where(judgment =>
                judgment.Assignment.Participant.PanelId == "p-17" && judgment.Assignment.Participant.Study.Invitation == invitation
            )
            .Select(judgment => judgment.Score)
            .ToListAsync();
        Assert.Equal(1, scores.Count(score => score == 2));
        Assert.Equal(scores.Count - 1, scores.Count(score => score == 3));
    }

    [Fact]
    public async Task Whoever_withdraws_keeps_a_receipt_and_is_known_no_more()
    {
        var invitation = await OpenStudyAsync(portal.DataFolder);
        var page = await browser.OpenAsync(portal.Process.Address, 390, 844);
        var journey = new ParticipantJourney(page, _ => Task.CompletedTask);
        await journey.ConsentAsync($"/take-part/{invitation}");
        await journey.PractiseAsync();
        await page.Locator("[data-score='4']").IsAsync("aria-disabled", "false");
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        var own = page.Url;

        await page.GetByTestId("to-withdraw").ClickAsync();
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByTestId("erase").ClickAsync();

        await Assertions.Expect(page.GetByTestId("receipt")).ToContainTextAsync("1 judgment was erased");
        await page.AssertAccessibleAsync();
        var answer = await page.GotoAsync(own);
        Assert.Equal(404, answer!.Status);
    }

    [Fact]
    public async Task A_killed_server_and_another_browser_go_on_at_the_right_item()
    {
        using var folder = new TemporaryFolder();
        await demo.CopyAsync(folder.Path);
        var port = FreePort.Find();
        var first = await PortalProcess.StartAtAsync(port, folder.Path);
        await first.ReadyAsync();
        var invitation = await OpenStudyAsync(folder.Path);
        var page = await browser.OpenAsync(first.Address, 1440, 900);
        var journey = new ParticipantJourney(page, _ => Task.CompletedTask);
        await journey.ConsentAsync($"/take-part/{invitation}");
        await journey.PractiseAsync();
        await page.Locator("[data-score='3']").IsAsync("aria-disabled", "false");
        await page.Keyboard.PressAsync("3");
        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        await page.Locator("[data-score='2']").IsAsync("aria-disabled", "false");

        await first.DisposeAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Not saved yet: trying again…");
        await using var second = await PortalProcess.StartAtAsync(port, folder.Path);

        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        var elsewhere = await browser.OpenAsync(second.Address, 390, 844);
        await elsewhere.GotoAsync(new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(elsewhere.Locator("[data-place]")).ToHaveTextAsync(await page.Locator("[data-place]").InnerTextAsync());
        await Assertions.Expect(elsewhere.Locator("[data-place]")).ToContainTextAsync("3 of ");
    }

    [Theory(Explicit = true)]
    [InlineData("", 1440, 900, ColorScheme.Light)]
    [InlineData("-phone", 390, 844, ColorScheme.Light)]
    [InlineData("-dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("-phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task Pictures_of_taking_part_are_taken(string suffix, int width, int height, ColorScheme colours)
    {
        var invitation = await OpenStudyAsync(portal.DataFolder);
        var page = await browser.OpenAsync(portal.Process.Address, width, height, colours);
        var journey = new ParticipantJourney(page, step => TakeAsync(page, $"study-{step}{suffix}"));

        await journey.ConsentAsync($"/take-part/{invitation}?participant=p-17");
        await journey.PractiseAsync();
        await journey.JudgeAsync();
        await journey.AnswerAsync();
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        var jpeg = await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 82 });
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root(), "docs", "pictures"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}.jpg"), jpeg);
    }

    /// <returns>Its invitation.</returns>
    private static async Task<string> OpenStudyAsync(string folder)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var plan = (await SomePlans.WholeAsync(context)) with { PicturesAnItem = 6 };
        var open = await OpenStudy.CreateAsync(context, plan, topics: 2, TimeProvider.System.GetUtcNow().UtcDateTime);
        return open.Study.Invitation;
    }
}
