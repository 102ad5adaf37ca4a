using System.Collections.Concurrent;
using LoraJudge.Testing.Browsing;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>A browser that is there: LORAJUDGE_BROWSER's, the system's, or Playwright's own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Milliseconds that a page may take on a machine whose cores are all taken.</summary>
    private const float Patience = 120_000;

    private readonly ConcurrentBag<IBrowserContext> windows = [];
    private string? test;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? problem;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        try
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = InstalledBrowser.ExecutablePath, Args = InstalledBrowser.Arguments }
            );
        }
        catch (PlaywrightException exception)
        {
            problem = $"No browser: install Chromium or set LORAJUDGE_BROWSER to one. {exception.Message}";
        }
    }

    /// <summary>A page of its own window, which stays open until the next test opens one; the test is skipped where there is no browser, unless LORAJUDGE_REQUIRE_BROWSER is 1.</summary>
    /// <param name="isPhone">Whether there are a finger and a phone's viewport, and no mouse.</param>
    public async Task<IPage> OpenAsync(Uri address, int width, int height, ColorScheme colours = ColorScheme.Light, bool isPhone = false)
    {
        if (browser is null && Environment.GetEnvironmentVariable("LORAJUDGE_REQUIRE_BROWSER") != "1")
            Assert.Skip(problem ?? "No browser.");
        Assert.True(browser is not null, problem);
        var current = TestContext.Current.Test?.UniqueID;
        if (current != test)
            await CloseAsync();
        test = current;
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = colours,
                HasTouch = width < 600,
                IsMobile = isPhone,
                Permissions = ["clipboard-read", "clipboard-write"],
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        windows.Add(context);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A page that is left open goes on drawing and talking to its portal.</summary>
    private async Task CloseAsync()
    {
        while (windows.TryTake(out var window))
            await window.CloseAsync();
    }
}
