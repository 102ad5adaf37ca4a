using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>What a person does, and what must hold wherever they are.</summary>
internal static class PageActions
{
    /// <summary>Drops a file on the drop area as a file manager would.</summary>
    public static async Task DropAsync(this IPage page, byte[] file, string name)
    {
        var transfer = await page.EvaluateHandleAsync(
            """
            ([base64, name]) => {
              const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], name));
              return transfer;
            }
            """,
            new[] { Convert.ToBase64String(file), name }
        );
        var area = page.GetByTestId("drop-area");
        foreach (var step in (string[])["dragenter", "dragover", "drop"])
            await area.DispatchEventAsync(step, new { dataTransfer = transfer });
    }

    /// <summary>Presses Tab until what has the focus fits; fails after a hundred.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        for (var presses = 0; presses < 100; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        Assert.Fail($"A hundred presses of Tab do not reach {target}.");
    }

    /// <summary>Waits until the page shows what its address says, which a followed link changes first.</summary>
    private static Task ArriveAsync(this IPage page) =>
        page.WaitForFunctionAsync(
            """
            () => {
              const skip = document.querySelector('.skip-link');
              return !skip || skip.href.split('#')[0] === location.href.split('#')[0];
            }
            """
        );

    /// <summary>No rule of axe is broken, nothing overflows to the side.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        await page.ArriveAsync();
        var result = await page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}: "
                + string.Join(
                    "\n",
                    result.Violations.Select(violation =>
                        $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"
                    )
                )
        );
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels wider than the window.");
    }
}
