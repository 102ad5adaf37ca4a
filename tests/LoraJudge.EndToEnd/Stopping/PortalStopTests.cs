using LoraJudge.EndToEnd.Portal;
using LoraJudge.EndToEnd.Search;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Stopping;

[Trait("group", "kills")]
public sealed class PortalStopTests(DemoFolder demo, ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_portal_that_makes_its_demo_ends_as_asked_and_goes_on_at_the_next_start(string signal)
    {
        await using (var portal = await PortalProcess.StartAsync(folder.Path))
        {
            await Eventually.HoldsAsync(() => portal.Output.Contains("Painting the demo's pictures", StringComparison.Ordinal));

            await EndsAsync(portal, signal);
        }

        await using var again = await PortalProcess.StartAsync(folder.Path);
        await Eventually.HoldsAsync(() => again.Output.Contains("Painting the demo's pictures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_portal_with_ten_open_circuits_ends_as_asked()
    {
        await using var portal = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");
        using var circuits = await OpenCircuits.OpenAsync(portal.Client, 10);

        await EndsAsync(portal, "TERM");
    }

    [Fact]
    public async Task A_portal_with_twenty_searches_at_once_ends_as_asked()
    {
        await demo.CopyAsync(folder.Path);
        await using var portal = await PortalProcess.StartAsync(folder.Path, "Search:PerMinute=0");
        await portal.ReadyAsync();
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        var picture = decoder.EncodeJpeg(ProceduralSamples.Create(ProceduralCategory.Painting, 5).Render());
        var searches = Enumerable.Range(0, 20).Select(_ => SearchClient.PostAsync(portal.Client, picture)).ToList();
        await Task.WhenAny(searches);

        await EndsAsync(portal, "INT");

        await Assert.AllAsync(
            searches,
            async search =>
            {
                await ((Task)search).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Assert.True(search.IsCompletedSuccessfully || search.Exception?.InnerException is HttpRequestException);
            }
        );
    }

    public void Dispose() => folder.Dispose();

    private async Task EndsAsync(PortalProcess portal, string signal)
    {
        var (exitCode, took) = await portal.StopAsync(signal);

        output.WriteLine($"{signal}: {took.TotalSeconds:0.00} s");
        Assert.True(exitCode == 0, $"{exitCode}: {portal.Output}");
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
    }
}
