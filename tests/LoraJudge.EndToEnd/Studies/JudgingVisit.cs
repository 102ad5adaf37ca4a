using System.Text.Json;
using LoraJudge.Domain.Studies;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>Somebody who has practised, in front of the judging page of a study of their own.</summary>
internal sealed class JudgingVisit
{
    private readonly string folder;
    private readonly string code;

    private JudgingVisit(IPage page, string folder, string code) => (Page, this.folder, this.code) = (page, folder, code);

    public IPage Page { get; }

    public string Address => $"/judge/{code}";

    public ILocator Saved => Page.Locator("[data-saved]");

    public ILocator Place => Page.Locator("[data-place]");

    public ILocator NotSaved => Page.GetByTestId("not-saved");

    public ILocator PicturesNote => Page.GetByTestId("pictures-note");

    public ILocator Again => Button(NotSaved, "Try again");

    public ILocator Reload => Button(NotSaved, "Load the page again");

    public ILocator PicturesAgain => Button(PicturesNote, "Try again");

    public ILocator Later => Button(PicturesNote, "Leave this item for later");

    public static async Task<JudgingVisit> CreateAsync(
        DemoPortal portal,
        BrowserFixture browser,
        int width = 1440,
        ColorScheme colours = ColorScheme.Light,
        bool isPhone = false,
        int blocks = 1,
        int blockLength = 6
    )
    {
        var page = await browser.OpenAsync(portal.Process.Address, width, width < 600 ? 844 : 900, colours, isPhone);
        await using var tables = new PortalTables(portal.DataFolder);
        await using var context = await tables.OpenAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var plan = (await SomePlans.WholeAsync(context)) with
        {
            PicturesAnItem = 6,
            BlocksAParticipant = blocks,
            BlockLength = blockLength,
        };
        var open = await OpenStudy.CreateAsync(context, plan, topics: 2, now);
        return new JudgingVisit(page, portal.DataFolder, (await open.InviteAsync(context, 1, now))[0]);
    }

    public Task GoAsync() => Page.GotoAsync(Address);

    /// <summary>Opens the page and waits until the first item can be judged.</summary>
    public async Task BeginAsync()
    {
        await GoAsync();
        await CanScoreAsync();
    }

    /// <summary>Scores wait for the pictures.</summary>
    public Task CanScoreAsync() => Score(1).IsAsync("aria-disabled", "false");

    public ILocator Score(int score) => Page.Locator($"[data-score='{score}']");

    /// <summary>Judges the item at hand, and waits until the portal has it.</summary>
    public async Task JudgeAsync(int score)
    {
        await CanScoreAsync();
        await Page.Keyboard.PressAsync($"{score}");
        await Assertions.Expect(Saved).ToHaveTextAsync("Saved");
    }

    /// <summary>Gives a 3 to whatever comes, until nothing is left or an item's pictures do not load.</summary>
    public async Task JudgeRestAsync()
    {
        var can = Page.Locator("[data-score='1'][aria-disabled='false']:visible");
        var end = Page.Locator("[data-finish]:visible").Or(Page.Locator("[data-pictures-do]:visible"));
        while (true)
        {
            await can.Or(end).First.WaitForAsync();
            if (await end.First.IsVisibleAsync())
                return;
            await Page.Keyboard.PressAsync("3");
        }
    }

    /// <returns>Addresses of each item's pictures, the sample first, in the order in which the items come.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> PicturesAsync()
    {
        var answer = await Page.APIRequest.GetAsync($"{Address}/items");
        var block = await answer.JsonAsync<JsonElement>();
        return
        [
            .. block
                .GetProperty("items")
                .EnumerateArray()
                .Select(item =>
                    (IReadOnlyList<string>)
                        [
                            item.GetProperty("sample").GetString()!,
                            .. item.GetProperty("pictures").EnumerateArray().Select(picture => picture.GetProperty("url").GetString()!),
                        ]
                ),
        ];
    }

    public async Task<int> ItemsAsync()
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        return await context.BlockItems.CountAsync(item =>
            context.Assignments.Any(row => row.Participant.Code == code && row.BlockId == item.BlockId)
        );
    }

    /// <summary>Does to the participant's rows what the portal does to them.</summary>
    public async Task ChangeAsync(Action<Participant, Assignment> change)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var assignment = await context.Assignments.Include(row => row.Participant.Study).SingleAsync(row => row.Participant.Code == code);
        change(assignment.Participant, assignment);
        await context.SaveChangesAsync();
    }

    public async Task WithdrawAsync()
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        await context.Participants.Where(row => row.Code == code).ExecuteDeleteAsync();
    }

    /// <returns>What the portal has, in the order in which it was given.</returns>
    public async Task<IReadOnlyList<Judgment>> StoredAsync()
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        return await context
            .Judgments.AsNoTracking()
            .Include(row => row.Assignment)
            .Include(row => row.BlockItem)
            .Where(row => row.Assignment.Participant.Code == code)
            .OrderBy(row => row.JudgedUtc)
            .ToListAsync();
    }

    private static ILocator Button(ILocator place, string words) =>
        place.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words, Exact = true });

    /// <summary>A picture for looking at, where LORAJUDGE_PICTURES names a folder; no rule of axe is broken.</summary>
    public async Task LookAsync(string name)
    {
        await Page.AssertAccessibleAsync();
        if (Environment.GetEnvironmentVariable("LORAJUDGE_PICTURES") is { Length: > 0 } pictures)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"{name}.png") });
    }
}

internal static class LocatorExpectations
{
    public static Task IsAsync(this ILocator locator, string attribute, string value) =>
        Assertions.Expect(locator).ToHaveAttributeAsync(attribute, value);
}
