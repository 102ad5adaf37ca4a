using LoraJudge.Testing.Browsing;
using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.Benchmarks.Studies;

/// <summary>Researchers whose browsers keep the run page up to date by circuits, and load it again when the portal was killed.</summary>
/// <param name="folder">The portal's data folder.</param>
internal sealed class WatchingResearchers(string folder, int count)
{
    private const string Email = "administrator@example.org";
    private const string Password = "correct horse battery";
    private const string Lost = ".components-reconnect-failed, .components-reconnect-rejected";
    private const int MostLooks = 120;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int updates;
    private int loads;
    private int right;

    public string Table() =>
        FormattableString.Invariant(
            $"{"run pages by circuits: updates, loads, right of pages", -56}{updates}, {loads}, {right} of {count}"
        );

    public bool AreRight => right == count;

    public async Task WatchAsync(Uri address, CancellationToken end)
    {
        if (count == 0)
            return;
        var (exit, output) = await BuiltProgram.AddUserAsync(folder, Email, Password, "Administrator");
        if (exit != 0)
            throw new InvalidOperationException(output);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = InstalledBrowser.ExecutablePath, Args = InstalledBrowser.Arguments }
        );
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WatchAsync(browser, address, end)));
    }

    private async Task WatchAsync(IBrowser browser, Uri address, CancellationToken end)
    {
        await using var window = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString() });
        var page = await window.NewPageAsync();
        await LoadAsync(page);
        var seen = "";
        while (!end.IsCancellationRequested)
        {
            seen = await LookAsync(page, seen);
            await Task.Delay(Pause, CancellationToken.None);
        }

        var anew = await window.NewPageAsync();
        await LoadAsync(anew);
        var last = await FigureAsync(anew);
        for (var looks = 0; looks < MostLooks && seen != last; looks++)
        {
            await Task.Delay(Pause, CancellationToken.None);
            seen = await LookAsync(page, seen);
        }

        if (seen == last)
            Interlocked.Increment(ref right);
    }

    private async Task<string> LookAsync(IPage page, string seen)
    {
        var figure = await FigureAsync(page);
        if (figure is not null && figure != seen)
            Interlocked.Increment(ref updates);
        if (figure is null || await page.Locator(Lost).CountAsync() > 0)
            await LoadAsync(page);
        return figure ?? seen;
    }

    /// <summary>Signs in where it has to, and tries again while the portal is away.</summary>
    private async Task LoadAsync(IPage page)
    {
        while (true)
        {
            try
            {
                await page.GotoAsync("/studies/1/run");
                if (page.Url.Contains("/sign-in", StringComparison.Ordinal))
                    await SignInAsync(page);
                await page.GetByTestId("judgments-done").WaitForAsync();
                Interlocked.Increment(ref loads);
                return;
            }
            catch (PlaywrightException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // The portal was killed before the page was whole.
            }
        }
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private static async Task<string?> FigureAsync(IPage page)
    {
        try
        {
            return await page.GetByTestId("judgments-done").InnerTextAsync(new LocatorInnerTextOptions { Timeout = 5000 });
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return null;
        }
    }
}
