using System.Globalization;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>A researcher who designs, opens and closes a study through the pages.</summary>
internal sealed class ResearcherJourney(IPage page, Func<string, Task> atStep)
{
    private static readonly PageWaitForURLOptions Opening = new() { Timeout = 600_000 };

    /// <summary>A new draft with a title and agreement of its own.</summary>
    public async Task DraftAsync(string title)
    {
        await page.GotoAsync("/studies");
        await atStep("studies");
        await page.GetByTestId("new-study").ClickAsync();
        await page.GetByTestId("save-texts").WaitForAsync();
        await page.GetByLabel("Title", new PageGetByLabelOptions { Exact = true }).FillAsync(title);
        await page.GetByLabel("What participants agree to").FillAsync("Your judgments are stored without your name.");
        await SaveAsync("texts");
    }

    /// <param name="fields">By their labels.</param>
    public async Task ItemsAsync(params (string Label, int Value)[] fields)
    {
        foreach (var (label, value) in fields)
            await page.GetByLabel(label, new PageGetByLabelOptions { Exact = true })
                .FillAsync(value.ToString(CultureInfo.InvariantCulture));
        await SaveAsync("items");
    }

    public async Task QueriesAsync(int count)
    {
        await page.GetByTestId("held-out-count").FillAsync(count.ToString(CultureInfo.InvariantCulture));
        await page.GetByTestId("add-held-out").ClickAsync();
        await Assertions.Expect(page.GetByTestId("query")).ToHaveCountAsync(count);
    }

    /// <param name="encoder">Part of the encoder's name.</param>
    public async Task EncoderAsync(string encoder, string method)
    {
        var options = page.GetByTestId("method-encoder").Locator("option");
        var value = await options.Filter(new LocatorFilterOptions { HasText = encoder }).First.GetAttributeAsync("value");
        await page.GetByTestId("method-encoder").SelectOptionAsync(value!);
        await page.GetByTestId("method-name").FillAsync(method);
        await page.GetByTestId("add-method").ClickAsync();
        await Assertions.Expect(page.GetByTestId("method").Filter(new LocatorFilterOptions { HasText = method })).ToHaveCountAsync(1);
    }

    public async Task RunAsync(string method, string trec)
    {
        await page.GetByTestId("run-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "run.txt",
                    MimeType = "text/plain",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(trec),
                }
            );
        await page.GetByTestId("run-name").FillAsync(method);
        await page.GetByTestId("import-run").ClickAsync();
        await Assertions.Expect(page.GetByTestId("method").Filter(new LocatorFilterOptions { HasText = method })).ToHaveCountAsync(1);
    }

    public async Task ControlAsync(string method)
    {
        await page.GetByTestId("control").SelectOptionAsync(method);
        await page.GetByTestId("save-control").ClickAsync();
        await Assertions.Expect(page.GetByTestId("control")).ToHaveValueAsync(method);
    }

    public async Task ExamplesAsync()
    {
        await page.GetByTestId("make-examples").ClickAsync();
        await page.GetByTestId("example").First.WaitForAsync();
    }

    /// <returns>The address that anyone takes part by, on this portal.</returns>
    public async Task<string> OpenAsync()
    {
        await atStep("design");
        await page.GetByTestId("open-study").ClickAsync();
        await page.WaitForURLAsync("**/run*", Opening);
        await page.GetByTestId("pool-size").WaitForAsync();
        await atStep("run");
        var link = await page.GetByTestId("open-link")
            .EvaluateAsync<string>("element => element.value ?? element.href ?? element.textContent");
        return new Uri(link.Trim()).AbsolutePath;
    }

    public async Task CloseAsync()
    {
        await page.GetByTestId("close-study").ClickAsync();
        await page.GetByTestId("close-confirmed").ClickAsync();
        await Assertions.Expect(page.GetByTestId("study-state")).ToContainTextAsync("losed");
        await atStep("closed");
    }

    private async Task SaveAsync(string section)
    {
        await page.GetByTestId($"save-{section}").ClickAsync();
        await Assertions.Expect(page.GetByTestId("form-problem")).ToHaveCountAsync(0);
    }
}
