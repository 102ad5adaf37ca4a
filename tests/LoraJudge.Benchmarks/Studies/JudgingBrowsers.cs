using LoraJudge.Testing.Browsing;
using LoraJudge.Testing.Studies.Simulation;
using Microsoft.Playwright;

namespace LoraJudge.Benchmarks.Studies;

/// <summary>Real browsers that judge a part by the keyboard, and measure how soon the next item is there.</summary>
internal sealed class JudgingBrowsers
{
    private const int Items = 25;

    /// <summary>
    /// Waits for the key of a score, and then for the first frame in which other pictures are shown, all of them loaded. Milliseconds; null
    /// where none come.
    /// </summary>
    private const string Watch = """
        () => {
          const shown = () => [...document.querySelectorAll('main img')].filter(image => image.offsetParent !== null);
          const sources = images => images.map(image => image.currentSrc).join(' ');
          window.nextItem = new Promise(answer => document.addEventListener('keydown', () => {
            const [pressed, before] = [performance.now(), sources(shown())];
            const look = now => {
              const images = shown();
              if (images.length > 0 && sources(images) !== before && images.every(image => image.complete && image.naturalWidth > 0))
                answer(performance.now() - pressed);
              else if (now - pressed > 5000)
                answer(null);
              else
                requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }, { once: true, capture: true }));
        }
        """;

    private readonly Timings next = new();

    public string Table() =>
        FormattableString.Invariant(
            $"{"the next item in a browser, median / p99", -56}{next.Median:0.0} / {next.P99:0.0} ms ({next.Count})"
        );

    public async Task JudgeAsync(Uri address, SimulatedStudy study)
    {
        if (study.GuestCodes.Count == 0)
            return;
        await Guests.PrepareAsync(address, study);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = InstalledBrowser.ExecutablePath, Args = InstalledBrowser.Arguments }
        );
        await Task.WhenAll(study.GuestCodes.Select(code => JudgeAsync(browser, new Uri(address, $"/judge/{code}"))));
    }

    private async Task JudgeAsync(IBrowser browser, Uri page)
    {
        await using var window = await browser.NewContextAsync();
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(page.ToString());
        for (var item = 0; item < Items; item++)
        {
            await tab.WaitForFunctionAsync("() => document.querySelectorAll('main img').length > 0");
            await tab.WaitForTimeoutAsync(2000);
            await tab.EvaluateAsync(Watch);
            await tab.Keyboard.PressAsync("3");
            if (await tab.EvaluateAsync<double?>("() => window.nextItem") is { } milliseconds)
                next.Add(TimeSpan.FromMilliseconds(milliseconds));
        }
    }
}
