using Bunit;
using Bunit.TestDoubles;
using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Features.Training.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LoraJudge.Web.Tests.Features.Training.Runs;

[Trait("group", "server")]
public sealed class LiveRunTests : IAsyncDisposable
{
    private readonly Portal portal = new();
    private readonly BunitContext browser = new();

    public LiveRunTests()
    {
        browser.Services.AddMudServices();
        browser.Services.AddSingleton(TimeProvider.System);
        browser.Services.AddSingleton(_ => portal.Get<TrainingReader>());
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task An_open_page_shows_new_steps_with_the_time_left_and_is_loaded_again_at_the_end()
    {
        var id = await SomeRuns.AddAsync(portal, "Running one", TrainingState.Running, steps: 12);
        var navigation = browser.Services.GetRequiredService<BunitNavigationManager>();
        var page = browser.Render<LiveRun>(of => of.Add(run => run.Id, id).Add(run => run.IsOpen, true));
        page.WaitForAssertion(() => Assert.Contains("Step 12 of 20", page.Markup), Eventually.Patience);

        await ChangeAsync(id, TrainingState.Running, step: 16);
        page.WaitForAssertion(() => Assert.Matches("Step 16 of 20, epoch 2 of 2, about .* left", page.Markup), Eventually.Patience);
        Assert.Empty(navigation.History);
        await ChangeAsync(id, TrainingState.Finished, step: 20);

        page.WaitForAssertion(() => Assert.True(Assert.Single(navigation.History).Options.ForceLoad), Eventually.Patience);
    }

    [Fact]
    public async Task A_box_hides_a_curve_and_the_address_says_so()
    {
        var id = await SomeRuns.AddAsync(portal, "Done", TrainingState.Finished, steps: 20);
        var navigation = browser.Services.GetRequiredService<BunitNavigationManager>();
        var page = browser.Render<LiveRuns>();
        page.WaitForAssertion(() => Assert.Contains("class=\"chart-series", page.Markup), Eventually.Patience);

        await page.Find("input[type=checkbox]").ChangeAsync(new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = false });

        Assert.DoesNotContain("class=\"chart-series", page.Markup);
        Assert.EndsWith($"?hide={id}", navigation.Uri);
    }

    private async Task ChangeAsync(long id, TrainingState state, int step)
    {
        await using var context = await portal.OpenAsync();
        await context
            .TrainingRuns.Where(run => run.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, state).SetProperty(run => run.Step, step));
    }
}
