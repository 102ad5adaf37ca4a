using Bunit;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Shared.Progress;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace LoraJudge.Web.Tests.Shared.Progress;

public sealed class WorkUnderWayTests : BunitContext
{
    private readonly ProgressBoard board = new(TimeProvider.System);

    public WorkUnderWayTests()
    {
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(board);
        Services.AddSingleton<ISearchable>(new CatalogueSnapshots());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void It_shows_what_is_done_and_what_is_left()
    {
        using var work = board.Start("Painting the demo's pictures", 576);
        work.Advance(144);

        var page = Render<WorkUnderWay>();

        Assert.Contains("144 of 576", page.Markup);
        Assert.Equal("Painting the demo's pictures", page.Find("[role=progressbar]").GetAttribute("aria-label"));
        Assert.Equal("25", page.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void It_keeps_up_with_the_work()
    {
        using var work = board.Start("Importing", 10);
        var page = Render<WorkUnderWay>();

        work.Advance(7);

        page.WaitForAssertion(() => Assert.Contains("7 of 10", page.Markup), Eventually.Patience);
    }

    [Fact]
    public void It_says_when_nothing_is_under_way() => Assert.Contains("Nothing is under way.", Render<WorkUnderWay>().Markup);
}
