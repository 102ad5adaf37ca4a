using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

public sealed class CatalogueSignalTests
{
    private readonly CatalogueSignal signal = new(TimeProvider.System);

    [Fact]
    public async Task What_was_raised_before_the_wait_is_not_lost_and_told_once()
    {
        signal.Changed(3);
        signal.Changed(5);
        signal.Changed(3);

        var first = await signal.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var second = await signal.WaitAsync(TimeSpan.Zero, CancellationToken.None);

        Assert.Equal([3, 5], first.Models.Order());
        Assert.False(first.Everything);
        Assert.Empty(second.Models);
    }

    [Fact]
    public async Task A_wait_ends_when_something_is_raised()
    {
        var waiting = signal.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

        signal.Changed();

        Assert.True((await waiting).Everything);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_ends_and_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var waiting = signal.WaitAsync(Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();

        Assert.Empty((await waiting).Models);
    }
}
