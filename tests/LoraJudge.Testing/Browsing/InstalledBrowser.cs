namespace LoraJudge.Testing.Browsing;

/// <summary>A browser that is there, and how it is started without anybody before it.</summary>
public static class InstalledBrowser
{
    /// <summary>The one without windows first: it takes a fraction of the processor's time.</summary>
    private static readonly string[] SystemBrowsers =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>LORAJUDGE_BROWSER's, or the system's; null where only Playwright's own may be there.</summary>
    public static string? ExecutablePath =>
        Environment.GetEnvironmentVariable("LORAJUDGE_BROWSER") ?? Array.Find(SystemBrowsers, File.Exists);

    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
}
