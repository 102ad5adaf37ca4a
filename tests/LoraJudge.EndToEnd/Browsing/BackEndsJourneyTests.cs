using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Transfer;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>A researcher looks at the back ends and tries one. With <c>LORAJUDGE_BACKEND_PICTURES</c>, a folder, pages are pictured there.</summary>
[Trait("group", "browser")]
public sealed class BackEndsJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_researcher_sees_what_is_lacking_and_tries_one_picture()
    {
        await using var webUi = await StandInWebUi.StartAsync(["oil-strokes", "stained-glass", "woodcut"]);
        await using var comfyUi = await StandInComfyUi.StartAsync();
        comfyUi.MissingNodes.Add("ReferenceOnlySimple");
        webUi.Delay = TimeSpan.FromMinutes(5);
        using var folder = new TemporaryFolder();
        await using var portal = await PortalProcess.StartAsync(
            folder.Path,
            "Demo:Enabled=false",
            $"Transfer:WebUi:Url={webUi.Address}",
            "Transfer:WebUi:Checkpoint=v1-5-pruned",
            "Transfer:WebUi:PollMilliseconds=200",
            $"Transfer:ComfyUi:Url={comfyUi.Address}",
            "Transfer:ComfyUi:Checkpoint=v1-5-pruned"
        );
        var page = await browser.OpenAsync(portal.Address, 1440, 900, ColorScheme.Light);
        await page.SignInAsync(folder.Path);
        await page.GotoAsync("/back-ends");
        await Assertions.Expect(page.GetByTestId("back-end-webui")).ToContainTextAsync("3 LoRA models");
        await Assertions.Expect(page.GetByTestId("back-end-comfyui")).ToContainTextAsync("no node ReferenceOnlySimple");

        await Field(page, "Back end").SelectOptionAsync("webui");
        await Field(page, "Model").FillAsync("stained-glass");
        var sample = ProceduralSamples.Create(ProceduralCategory.Object, 7).Render(512, 512);
        await Field(page, "Picture")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "flowers.png",
                    MimeType = "image/png",
                    Buffer = TestFiles.Png(sample),
                }
            );
        await page.GetByTestId("try").ClickAsync();
        await Assertions.Expect(page.GetByTestId("doing")).ToBeVisibleAsync();
        webUi.Delay = TimeSpan.Zero;
        await Assertions.Expect(page.GetByTestId("proof")).ToContainTextAsync("stained-glass");
        await Assertions.Expect(page.GetByTestId("trial-picture")).ToBeVisibleAsync();

        foreach (
            var (width, colours) in ((int, ColorScheme)[])
                [(1440, ColorScheme.Light), (1440, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark)]
        )
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            await page.ReloadAsync();
            await page.GetByTestId("proof").WaitForAsync();
            await page.AssertAccessibleAsync();
            await PictureAsync(page, $"back-ends-{width}-{colours}");
        }
    }

    private static ILocator Field(IPage page, string label) => page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LORAJUDGE_BACKEND_PICTURES") is not { Length: > 0 } folder)
            return;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
