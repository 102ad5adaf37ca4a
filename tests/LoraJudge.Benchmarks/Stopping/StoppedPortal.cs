using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing;
using LoraJudge.Testing.Browsing;
using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.Benchmarks.Stopping;

/// <summary>The portal's exit codes and seconds.</summary>
internal sealed class StoppedPortal(string folder, int times)
{
    private const int Circuits = 10;
    private const int Searches = 20;

    public async Task<bool> RunAsync()
    {
        var demo = Directory.CreateDirectory(Path.Combine(folder, "demo")).FullName;
        var well = true;
        foreach (var signal in (string[])["TERM", "INT"])
            well &= await ScenarioAsync("while the demo is made", signal, Fresh, DuringDemoAsync);
        await using (var portal = await PortalProcess.StartAsync(demo))
            await portal.ReadyAsync();
        foreach (var signal in (string[])["TERM", "INT"])
        {
            well &= await ScenarioAsync("idle", signal, () => demo, (_, stop) => stop());
            well &= await ScenarioAsync($"with {Circuits} open pages", signal, () => demo, WithPagesAsync);
            well &= await ScenarioAsync($"under {Searches} searches at once", signal, () => demo, UnderSearchesAsync);
        }

        return well;
    }

    private string Fresh() => Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;

    private async Task<bool> ScenarioAsync(string state, string signal, Func<string> data, Func<PortalProcess, Func<Task>, Task> reach)
    {
        var (codes, seconds) = (new List<int>(), new List<double>());
        for (var time = 0; time < times; time++)
        {
            await using var portal = await PortalProcess.StartAsync(data(), "Search:PerMinute=0");
            await reach(
                portal,
                async () =>
                {
                    var (code, took) = await portal.StopAsync(signal);
                    codes.Add(code);
                    seconds.Add(took.TotalSeconds);
                    if (code != 0)
                        Console.WriteLine(portal.Output);
                }
            );
        }

        seconds.Sort();
        Console.WriteLine(
            FormattableString.Invariant(
                $"portal {state}, SIG{signal}: exit codes {string.Join(' ', codes)}; {seconds[0]:0.00} / {seconds[seconds.Count / 2]:0.00} / {seconds[^1]:0.00} s (least, median, most)"
            )
        );
        return codes.TrueForAll(code => code == 0);
    }

    private static async Task DuringDemoAsync(PortalProcess portal, Func<Task> stop)
    {
        await Eventually.HoldsAsync(() => portal.Output.Contains("Painting the demo's pictures", StringComparison.Ordinal));
        await stop();
    }

    private static async Task WithPagesAsync(PortalProcess portal, Func<Task> stop)
    {
        await portal.ReadyAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = InstalledBrowser.ExecutablePath, Args = InstalledBrowser.Arguments }
        );
        for (var number = 0; number < Circuits; number++)
        {
            var page = await browser.NewPageAsync();
            await page.RunAndWaitForWebSocketAsync(() => page.GotoAsync(new Uri(portal.Address, "/status").ToString()));
        }

        await stop();
    }

    private static async Task UnderSearchesAsync(PortalProcess portal, Func<Task> stop)
    {
        await portal.ReadyAsync();
        var picture = new NetVipsImageDecoder(new ImagingOptions()).EncodeJpeg(
            ProceduralSamples.Create(ProceduralCategory.Painting, 5).Render()
        );
        using var end = new CancellationTokenSource();
        var searching = Enumerable.Range(0, Searches).Select(_ => SearchAsync(portal.Client, picture, end.Token)).ToList();
        await Task.WhenAny(searching.Select(search => search.First));
        await stop();
        await end.CancelAsync();
        await Task.WhenAll(searching.Select(search => search.All));
    }

    /// <summary>One search after the other, until the portal is gone.</summary>
    private static (Task First, Task All) SearchAsync(HttpClient client, byte[] picture, CancellationToken end)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (first.Task, AllAsync());

        async Task AllAsync()
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    using var file = new ByteArrayContent(picture);
                    using var form = new MultipartFormDataContent { { file, "picture", "picture.jpg" } };
                    using var answer = await client.PostAsync(new Uri("/api/search", UriKind.Relative), form, end);
                    first.TrySetResult();
                }
                catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
                {
                    return;
                }
            }
        }
    }
}
