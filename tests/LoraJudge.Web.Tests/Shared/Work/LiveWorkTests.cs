using Bunit;
using Bunit.TestDoubles;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using MudBlazor.Services;

namespace LoraJudge.Web.Tests.Shared.Work;

public sealed class LiveWorkTests : BunitContext, IAsyncLifetime
{
    private static readonly WorkKind Kind = new("paint") { Failed = "The picture could not be painted." };

    private readonly WorkQueue queue = new(new ProgressBoard(TimeProvider.System), TimeProvider.System, new FakeLogger<WorkQueue>());
    private readonly TaskCompletionSource gate = new();

    public LiveWorkTests()
    {
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(queue);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private bool IsLoadedAgain => Services.GetRequiredService<BunitNavigationManager>().History.Count > 0;

    public async ValueTask InitializeAsync() => await queue.StartAsync(CancellationToken.None);

    protected override async ValueTask DisposeAsyncCore()
    {
        await queue.StopAsync(CancellationToken.None);
        queue.Dispose();
        await base.DisposeAsyncCore();
    }

    [Fact]
    public void It_shows_that_the_work_waits_then_how_far_it_is()
    {
        var report = new TaskCompletionSource();
        queue.Ask(Kind, 1, "Painting another", (_, cancellation) => gate.Task.WaitAsync(cancellation));
        queue.Ask(
            Kind,
            2,
            "Painting the sea",
            async (progress, cancellation) =>
            {
                progress.Report(3, 12);
                await report.Task.WaitAsync(cancellation);
            }
        );
        var page = Render();

        Assert.Contains("Waiting in the queue.", page.Markup);
        gate.SetResult();
        page.WaitForAssertion(() => Assert.Contains("3 of 12", page.Markup), Eventually.Patience);
        Assert.Contains("Painting the sea", page.Markup);
        Assert.Equal("25", page.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        report.SetResult();
    }

    [Fact]
    public async Task The_page_is_loaded_again_when_the_work_has_ended()
    {
        queue.Ask(Kind, 2, "Painting", (_, cancellation) => gate.Task.WaitAsync(cancellation));
        Render();

        gate.SetResult();

        await Eventually.HoldsAsync(() => IsLoadedAgain);
    }

    [Fact]
    public async Task The_page_is_loaded_again_when_the_work_ended_before_the_page_was_live()
    {
        await queue.Ask(Kind, 2, "Painting", (_, _) => Task.CompletedTask).Ended.WaitAsync(Eventually.Patience);

        Render();

        await Eventually.HoldsAsync(() => IsLoadedAgain);
    }

    [Fact]
    public void A_page_that_begins_its_work_when_it_is_loaded_shows_a_problem_and_stays()
    {
        queue.Ask(Kind, 2, "Painting", (_, cancellation) => gate.Task.WaitAsync(cancellation));
        var page = Render(again: "/artists/abc");

        gate.SetException(new InvalidOperationException("a fault"));

        page.WaitForAssertion(
            () => Assert.Equal("The picture could not be painted.", page.Find("[role=alert]").TextContent),
            Eventually.Patience
        );
        Assert.Equal("/artists/abc", page.Find("[data-testid=again]").GetAttribute("href"));
        Assert.False(IsLoadedAgain);
    }

    private IRenderedComponent<LiveWork> Render(string? again = null) =>
        Render<LiveWork>(parameters => parameters.Add(work => work.Key, Kind.Key(2)).Add(work => work.Again, again));
}
