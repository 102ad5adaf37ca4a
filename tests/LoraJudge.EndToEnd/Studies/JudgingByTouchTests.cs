using LoraJudge.EndToEnd.Browsing;
using LoraJudge.EndToEnd.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

[Collection(DemoStudiesCollection.Name)]
[Trait("group", "browser")]
public sealed class JudgingByTouchTests(DemoPortal portal, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task After_a_tap_no_answer_of_the_next_item_looks_chosen()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, 390, isPhone: true);
        await visit.BeginAsync();

        await visit.Score(3).TapAsync();
        await Assertions.Expect(visit.Place).ToContainTextAsync("2 of ");
        await visit.CanScoreAsync();

        var looks = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('[data-score]')].map(button => {
              const style = getComputedStyle(button);
              return [style.borderColor, style.backgroundColor, style.color, style.outlineStyle].join(' ');
            })
            """
        );
        Assert.Equal(4, looks.Length);
        Assert.Single(looks.Distinct());
    }

    [Fact]
    public async Task The_next_item_begins_at_its_first_picture()
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, 390, isPhone: true);
        await visit.BeginAsync();
        await visit.Page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        Assert.True(await TopAsync(visit, "[data-candidate] img") < 0);

        await visit.Score(3).TapAsync();
        await Assertions.Expect(visit.Place).ToContainTextAsync("2 of ");

        var sample = await visit.Page.Locator("[data-sample]").BoundingBoxAsync();
        var first = await visit.Page.Locator("[data-candidate] img").First.BoundingBoxAsync();
        var foot = await visit.Page.Locator("[data-foot]").BoundingBoxAsync();
        Assert.InRange(sample!.Y, 0, first!.Y - sample.Height);
        Assert.InRange(first.Y + first.Height, 0, foot!.Y);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_enlarged_picture_opens_in_the_middle_before_it_has_loaded_and_after(int width, ColorScheme colours)
    {
        var visit = await JudgingVisit.CreateAsync(portal, browser, width, colours, isPhone: width < 600);
        await visit.BeginAsync();
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync(
            "**/judge/pictures/*/*/1280.webp",
            async route =>
            {
                await come.Task;
                await route.ContinueAsync();
            }
        );

        await visit.Page.GetByLabel("Look closer at picture 4").ClickAsync();
        await AssertInTheMiddleAsync(visit);
        come.SetResult();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('[data-large]').naturalWidth > 0");

        await AssertInTheMiddleAsync(visit);
        await visit.LookAsync($"zoom-{width}-{colours}");
    }

    private static async Task AssertInTheMiddleAsync(JudgingVisit visit)
    {
        var box = (await visit.Page.Locator("[data-dialog]").BoundingBoxAsync())!;
        var size = visit.Page.ViewportSize!;
        Assert.InRange(box.X + (box.Width / 2), (size.Width / 2f) - 2, (size.Width / 2f) + 2);
        Assert.InRange(box.Y + (box.Height / 2), (size.Height / 2f) - 2, (size.Height / 2f) + 2);
        Assert.True(box.Width > Math.Min(size.Width, size.Height) / 2f, $"The picture is {box.Width} wide.");
    }

    private static async Task<double> TopAsync(JudgingVisit visit, string what) =>
        (await visit.Page.Locator(what).First.BoundingBoxAsync())!.Y;
}
