using System.Net;
using System.Net.Sockets;
using System.Text;
using LoraJudge.Domain.Studies;
using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>Nothing is judged that cannot be seen.</summary>
[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class MissingPictureTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>A picture is asked for so often by itself.</summary>
    private const int Tries = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Scores_wait_for_the_last_picture_and_the_response_time_begins_with_it(int late)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        var address = (await visit.PicturesAsync())[0][late];
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync(
            $"**{address}*",
            async route =>
            {
                await come.Task;
                await route.ContinueAsync();
            }
        );
        await visit.GoAsync();
        await Assertions.Expect(visit.PicturesNote).ToContainTextAsync("6 of 7");
        await visit.Score(3).IsAsync("aria-disabled", "true");
        await visit.Page.Keyboard.PressAsync("3");
        await visit.Score(3).ClickAsync(new LocatorClickOptions { Force = true });
        await Assertions.Expect(visit.Place).ToContainTextAsync("1 of ");
        Assert.Empty(await visit.StoredAsync());
        await visit.Page.WaitForFunctionAsync("() => performance.now() > 3000");
        var before = await visit.Page.EvaluateAsync<double>("() => performance.now()");

        come.SetResult();
        await visit.JudgeAsync(3);

        var after = await visit.Page.EvaluateAsync<double>("() => performance.now()");
        var stored = Assert.Single(await visit.StoredAsync());
        Assert.InRange(stored.ResponseMilliseconds, 0, Math.Ceiling(after - before));
        Assert.Equal(0, stored.LoadFailures);
    }

    /// <summary>What comes in a picture's place: nothing, an error, a page, bytes that are no picture, the half before the connection broke.</summary>
    [Theory]
    [InlineData("gone")]
    [InlineData("404")]
    [InlineData("502")]
    [InlineData("page")]
    [InlineData("rubbish")]
    [InlineData("half")]
    public async Task A_picture_that_fails_is_tried_again_and_its_failures_are_stored(string how)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        var address = (await visit.PicturesAsync())[0][2];
        var asked = 0;
        await visit.Page.RouteAsync($"**{address}*", route => ++asked <= 2 ? FailAsync(route, how) : route.ContinueAsync());
        await visit.GoAsync();

        await visit.JudgeAsync(4);

        var stored = Assert.Single(await visit.StoredAsync());
        Assert.Equal((4, 2), (stored.Score, stored.LoadFailures));
    }

    [Fact]
    public async Task A_picture_that_does_not_load_is_named_and_tried_again_when_asked()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        var address = (await visit.PicturesAsync())[0][2];
        await visit.Page.RouteAsync($"**{address}*", route => FailAsync(route, "502"));
        await visit.GoAsync();
        await Assertions.Expect(visit.PicturesNote).ToContainTextAsync("Picture 2 does not load.");
        await visit.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(visit.Place).ToContainTextAsync("1 of ");

        await visit.Page.UnrouteAllAsync();
        await visit.PicturesAgain.ClickAsync();
        await visit.JudgeAsync(1);

        Assert.Equal([Tries], (await visit.StoredAsync()).Select(row => row.LoadFailures ?? -1));
    }

    [Fact]
    public async Task The_failures_of_before_a_reload_are_counted()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        var address = (await visit.PicturesAsync())[0][2];
        await visit.Page.RouteAsync($"**{address}*", route => FailAsync(route, "502"));
        await visit.GoAsync();
        await Assertions.Expect(visit.PicturesNote).ToContainTextAsync("Picture 2 does not load.");

        await visit.Page.UnrouteAllAsync();
        await visit.Page.ReloadAsync();
        await visit.JudgeAsync(1);

        Assert.Equal([Tries], (await visit.StoredAsync()).Select(row => row.LoadFailures ?? -1));
    }

    [Fact]
    public async Task An_item_that_was_left_comes_again_at_the_end()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await LeaveFirstAsync(visit, async () => await visit.Page.UnrouteAllAsync());

        await visit.JudgeAsync(1);

        await Assertions.Expect(visit.Page.Locator("[data-finish-head]")).ToHaveTextAsync("All judged");
        var stored = await visit.StoredAsync();
        Assert.Equal((1, Tries), (stored[^1].Score, stored[^1].LoadFailures));
        Assert.All(stored.SkipLast(1), row => Assert.Equal((3, 0), (row.Score, row.LoadFailures)));
        await visit.Page.GetByTestId("complete").ClickAsync();
        await visit.Page.GetByTestId("questions").WaitForAsync();
    }

    [Fact]
    public async Task An_item_whose_picture_never_loads_keeps_nobody_from_finishing()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser);
        await LeaveFirstAsync(visit, () => Task.CompletedTask);
        await visit.Later.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-finish-head]")).ToHaveTextAsync("All judged but 1 item");

        await visit.Page.GetByTestId("complete").ClickAsync();

        await visit.Page.GetByTestId("questions").WaitForAsync();
        var stored = await visit.StoredAsync();
        Assert.Equal((await visit.ItemsAsync()) - 1, stored.Count);
        Assert.All(stored, row => Assert.Equal(AssignmentState.Complete, row.Assignment.State));
    }

    [Fact]
    public async Task Whoever_sees_no_pictures_finishes_nothing_and_loses_nothing()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, blockLength: 2);
        await visit.BeginAsync();
        await visit.JudgeAsync(3);
        await visit.Page.RouteAsync("**/judge/pictures/**", route => FailAsync(route, "gone"));
        await visit.Page.ReloadAsync();
        var end = visit.Page.Locator("[data-finish]:visible");
        while (!await end.IsVisibleAsync())
        {
            await visit.Page.Locator("[data-pictures-later]:visible").Or(end).First.WaitForAsync();
            if (await visit.Later.IsVisibleAsync())
                await visit.Later.ClickAsync();
        }

        await visit.Page.GetByTestId("complete").ClickAsync();

        await Assertions.Expect(visit.NotSaved).ToContainTextAsync("too many to finish this part without them");
        Assert.Equal(AssignmentState.Open, Assert.Single(await visit.StoredAsync()).Assignment.State);
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByText("Try their pictures again").ClickAsync();
        await visit.CanScoreAsync();
    }

    [Theory(Explicit = true)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pictures_of_missing_pictures_are_taken(int width, ColorScheme colours)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, width, colours);
        var address = (await visit.PicturesAsync())[0][2];
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync(
            $"**{address}*",
            async route =>
            {
                await come.Task;
                await FailAsync(route, "502");
            }
        );
        await visit.GoAsync();
        await Assertions.Expect(visit.PicturesNote).ToContainTextAsync("6 of 7");
        await visit.Page.WaitForFunctionAsync("() => performance.now() > 3000");
        await visit.LookAsync($"pictures-waiting-{width}-{colours}");
        come.SetResult();
        await Assertions.Expect(visit.PicturesNote).ToContainTextAsync("does not load");
        await visit.LookAsync($"pictures-failed-{width}-{colours}");
        await visit.Later.ClickAsync();
        await visit.JudgeRestAsync();
        await visit.Later.ClickAsync();
        await visit.LookAsync($"pictures-finish-{width}-{colours}");
    }

    /// <summary>The first item is left, all others are judged with a 3, and the first one has come again.</summary>
    private static async Task LeaveFirstAsync(JudgingVisit visit, Func<Task> before)
    {
        var address = (await visit.PicturesAsync())[0][2];
        await visit.Page.RouteAsync($"**{address}*", route => FailAsync(route, "404"));
        await visit.GoAsync();
        await visit.Later.ClickAsync();
        await Assertions.Expect(visit.Place).ToContainTextAsync("2 of ");
        var items = await visit.ItemsAsync();
        for (var item = 2; item <= items; item++)
        {
            await Assertions.Expect(visit.Place).ToHaveTextAsync($"{item} of {items}");
            if (item == items)
                await before();
            await visit.JudgeAsync(3);
        }

        await Assertions.Expect(visit.Place).ToContainTextAsync("1 of ");
    }

    private static Task FailAsync(IRoute route, string how) =>
        how switch
        {
            "gone" => route.AbortAsync("connectionreset"),
            "404" => route.FulfillAsync(new RouteFulfillOptions { Status = 404 }),
            "502" => route.FulfillAsync(
                new RouteFulfillOptions
                {
                    Status = 502,
                    ContentType = "text/html",
                    Body = "<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>",
                }
            ),
            "page" => route.FulfillAsync(
                new RouteFulfillOptions
                {
                    Status = 200,
                    Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html", ["Cache-Control"] = "max-age=604800" },
                    Body = "<!DOCTYPE html><title>Welcome to our network</title>",
                }
            ),
            "rubbish" => route.FulfillAsync(
                new RouteFulfillOptions
                {
                    Status = 200,
                    Headers = new Dictionary<string, string>
                    {
                        ["Content-Type"] = "image/webp",
                        ["Cache-Control"] = "private, max-age=604800, immutable",
                    },
                    BodyBytes = [.. "RIFF"u8, .. new byte[2000]],
                }
            ),
            _ => HalfAsync(route),
        };

    /// <summary>A server that promises the whole picture, and is gone after half of it.</summary>
    private static async Task HalfAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var whole = await answer.BodyAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await route.ContinueAsync(new RouteContinueOptions { Url = $"http://{listener.LocalEndpoint}/half.webp" });
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: image/webp\r\nContent-Length: {whole.Length}\r\n\r\n")
        );
        await stream.WriteAsync(whole.AsMemory(0, whole.Length / 2));
    }
}
