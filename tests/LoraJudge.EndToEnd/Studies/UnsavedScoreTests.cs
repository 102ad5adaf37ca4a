using LoraJudge.Domain.Studies;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>What the page says of a score until, and unless, the portal has said that it is stored.</summary>
[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class UnsavedScoreTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Html = "text/html";

    [Theory]
    [InlineData("paused", "This study is paused.", true)]
    [InlineData("closed", "This study is closed.", false)]
    [InlineData("ended", "This study is closed.", false)]
    [InlineData("released", "somebody else has this part now", false)]
    [InlineData("finished", "You have finished this part", false)]
    [InlineData("withdrawn", "There is no participant with this code", false)]
    public async Task A_refused_score_stays_visible_as_not_saved_and_the_page_stops(string when, string why, bool canTryAgain)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await visit.JudgeAsync(3);
        await ChangeAsync(visit, when);
        await visit.CanScoreAsync();

        await visit.Page.Keyboard.PressAsync("2");

        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("Not saved: your score for item 2");
        await Assertions.Expect(visit.NotSaved).ToContainTextAsync(why);
        await Assertions.Expect(visit.NotSaved).ToContainTextAsync(canTryAgain ? "kept in this browser" : "can no longer be saved");
        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Not saved");
        await Assertions.Expect(visit.Place).ToContainTextAsync("2 of ");
        await visit.Score(2).IsAsync("aria-pressed", "true");
        await visit.Score(2).IsAsync("data-unsaved", "");
        await visit.Page.Keyboard.PressAsync("4");
        await visit.Score(4).ClickAsync(new LocatorClickOptions { Force = true });
        await visit.Score(4).IsAsync("aria-pressed", "false");
        await Assertions.Expect(visit.Again).ToBeVisibleAsync(new() { Visible = canTryAgain });
        Assert.Equal(when == "withdrawn" ? 0 : 1, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_score_that_was_refused_while_the_study_was_paused_is_saved_once_it_goes_on()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await ChangeAsync(visit, "paused");
        await visit.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(visit.NotSaved).ToBeVisibleAsync();

        await visit.ChangeAsync((participant, _) => participant.Study.IsPaused = false);
        await visit.Again.ClickAsync();

        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        await Assertions.Expect(visit.NotSaved).ToBeHiddenAsync();
        await Assertions.Expect(visit.Place).ToContainTextAsync("2 of ");
        Assert.Equal([2], (await visit.StoredAsync()).Select(row => row.Score));
    }

    [Fact]
    public async Task A_score_that_was_refused_while_the_study_was_paused_is_sent_by_the_page_that_is_loaded_later()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await ChangeAsync(visit, "paused");
        await visit.Page.Keyboard.PressAsync("2");
        await visit.Reload.ClickAsync();
        await visit.Page.GetByTestId("waiting").WaitForAsync();

        await visit.ChangeAsync((participant, _) => participant.Study.IsPaused = false);
        await visit.GoAsync();

        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        Assert.Equal([2], (await visit.StoredAsync()).Select(row => row.Score));
    }

    [Fact]
    public async Task Whoever_lost_the_place_goes_on_with_another_part()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, blocks: 2);
        await visit.BeginAsync();
        await ChangeAsync(visit, "released");
        await visit.Page.Keyboard.PressAsync("2");

        await visit.Reload.ClickAsync();

        await Assertions.Expect(visit.NotSaved).ToBeHiddenAsync();
        await visit.CanScoreAsync();
        await Assertions.Expect(visit.Place).ToContainTextAsync("1 of ");
        await Assertions.Expect(visit.Saved).ToBeEmptyAsync();
    }

    /// <summary>What answers in the portal's place: closed pages, sign-ins, networks that want one, and servers in front that refuse.</summary>
    [Theory]
    [InlineData(200, Html, "<!DOCTYPE html><title>This study is closed</title><h1>This study is closed</h1>")]
    [InlineData(200, "application/json", """{"position":-1,"score":2}""")]
    [InlineData(204, "text/plain", "")]
    [InlineData(302, Html, "")]
    [InlineData(
        400,
        Html,
        "<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center><hr></body></html>"
    )]
    [InlineData(
        403,
        Html,
        "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr></body></html>"
    )]
    [InlineData(404, Html, "<html><body><h1>404 Not Found</h1>default backend</body></html>")]
    [InlineData(413, Html, "<html><head><title>413 Request Entity Too Large</title></head><body><hr><center>nginx</center></body></html>")]
    [InlineData(511, Html, "<html><body>Network Authentication Required</body></html>")]
    public async Task An_answer_that_is_not_the_portals_is_no_saved_score(int status, string type, string body)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await AnswerAsync(visit, status, type, body);

        await visit.Page.Keyboard.PressAsync("2");

        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("Not saved: your score for item 1");
        await Assertions.Expect(visit.Saved).Not.ToHaveTextAsync("Saved");
        Assert.Empty(await visit.StoredAsync());
        await visit.Page.UnrouteAllAsync();
        await visit.Again.ClickAsync();
        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        Assert.Equal([2], (await visit.StoredAsync()).Select(row => row.Score));
    }

    /// <summary>What passes by itself: a server in front without the portal behind it, a portal that has too much to do or fails.</summary>
    [Theory]
    [InlineData(
        500,
        "application/problem+json",
        """{"title":"Something went wrong","status":500,"detail":"The portal's log says what."}"""
    )]
    [InlineData(502, Html, "<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>")]
    [InlineData(503, Html, "<html><body><h1>503 Service Unavailable</h1>No server is available to handle this request.</body></html>")]
    [InlineData(504, Html, "<html><head><title>504 Gateway Time-out</title></head><body><hr><center>nginx</center></body></html>")]
    [InlineData(429, "text/plain", "")]
    [InlineData(0, "", "")]
    public async Task A_score_that_did_not_get_through_is_tried_again_until_it_does(int status, string type, string body)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await AnswerAsync(visit, status, type, body);

        await visit.Page.Keyboard.PressAsync("2");

        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Not saved yet: trying again…");
        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("Not saved: your score for item 1");
        await visit.CanScoreAsync();
        await visit.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("Not saved: your scores for items 1 and 2");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.Score(3).IsAsync("data-unsaved", "");
        await visit.Page.UnrouteAllAsync();
        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        await Assertions.Expect(visit.NotSaved).ToBeHiddenAsync();
        Assert.Equal([2, 3], (await visit.StoredAsync()).Select(row => row.Score));
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_not_waited_for_for_ever()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        var asked = 0;
        await visit.Page.RouteAsync("**/assignments/*/items/*", route => ++asked == 1 ? Task.CompletedTask : route.ContinueAsync());

        await visit.Page.Keyboard.PressAsync("2");

        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saving…");
        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        Assert.Equal([2], (await visit.StoredAsync()).Select(row => row.Score));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaving_the_page_warns_if_something_is_not_saved_and_only_then(bool isSaved)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        if (!isSaved)
            await AnswerAsync(visit, 502, Html, "");
        await visit.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(visit.Saved).ToHaveTextAsync(isSaved ? "Saved" : "Not saved yet: trying again…");
        var warned = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        visit.Page.Dialog += (_, dialog) =>
        {
            warned.TrySetResult(dialog.Type == DialogType.BeforeUnload);
            _ = dialog.AcceptAsync();
        };
        visit.Page.Close += (_, _) => warned.TrySetResult(false);

        await visit.Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });

        Assert.Equal(!isSaved, await warned.Task);
    }

    [Fact]
    public async Task A_part_that_cannot_be_finished_while_the_study_is_paused_is_finished_later()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await visit.BeginAsync();
        await visit.JudgeRestAsync();
        await Assertions.Expect(visit.Saved).ToHaveTextAsync("Saved");
        await ChangeAsync(visit, "paused");

        await visit.Page.GetByTestId("complete").ClickAsync();

        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("This part is not finished yet");
        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("This study is paused.");
        await visit.ChangeAsync((participant, _) => participant.Study.IsPaused = false);
        await visit.Again.ClickAsync();
        await visit.Page.GetByTestId("questions").WaitForAsync();
    }

    [Theory(Explicit = true)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pictures_of_unsaved_scores_are_taken(int width, ColorScheme colours)
    {
        foreach (var when in (string[])["paused", "closed"])
        {
            var visit = await JudgingVisit.CreateAsync(portal, browser, width, colours);
            await visit.BeginAsync();
            await visit.JudgeAsync(3);
            await ChangeAsync(visit, when);
            await visit.CanScoreAsync();
            await visit.Page.Keyboard.PressAsync("2");
            await Assertions.Expect(visit.NotSaved).ToBeVisibleAsync();
            await visit.LookAsync($"unsaved-{when}-{width}-{colours}");
        }
    }

    private static Task ChangeAsync(JudgingVisit visit, string when) =>
        when == "withdrawn"
            ? visit.WithdrawAsync()
            : visit.ChangeAsync(
                (participant, assignment) =>
                {
                    var study = participant.Study;
                    study.IsPaused = when == "paused";
                    study.State = when == "closed" ? StudyState.Closed : StudyState.Open;
                    study.Plan = study.Plan with { EndUtc = when == "ended" ? assignment.CreatedUtc : null };
                    (assignment.State, assignment.Slot) = when switch
                    {
                        "released" => (AssignmentState.Released, null),
                        "finished" => (AssignmentState.Complete, assignment.Slot),
                        _ => (assignment.State, assignment.Slot),
                    };
                }
            );

    /// <param name="status">0: the network is gone.</param>
    private static Task AnswerAsync(JudgingVisit visit, int status, string type, string body) =>
        visit.Page.RouteAsync(
            "**/assignments/*/items/*",
            route =>
                status == 0
                    ? route.AbortAsync("internetdisconnected")
                    : route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = status,
                            Body = body,
                            Headers = new Dictionary<string, string> { ["Content-Type"] = type, ["Location"] = "/sign-in" },
                        }
                    )
        );
}
