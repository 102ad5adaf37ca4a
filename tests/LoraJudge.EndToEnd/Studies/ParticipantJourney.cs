using LoraJudge.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>Somebody who takes part by the keyboard alone.</summary>
/// <param name="atStep">Looks at the page of each step.</param>
internal sealed class ParticipantJourney(IPage page, Func<string, Task> atStep)
{
    public async Task ConsentAsync(string address)
    {
        await page.GotoAsync(address);
        await atStep("consent");
        await page.TabToAsync(page.GetByRole(AriaRole.Checkbox));
        await page.Keyboard.PressAsync(" ");
        await PressAsync("agree");
        await page.GetByTestId("instructions").WaitForAsync();
        await atStep("instructions");
    }

    public async Task PractiseAsync()
    {
        await PressAsync("to-practice");
        var practice = page.GetByTestId("practice");
        for (var number = 0; number < await practice.CountAsync(); number++)
        {
            await page.TabToAsync(practice.Nth(number).GetByRole(AriaRole.Button).First);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(practice.Nth(number).GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        }

        await atStep("practice");
        await PressAsync("begin");
        await FirstItemAsync();
    }

    public Task FirstItemAsync() => page.Locator("[data-candidate] img").First.WaitForAsync();

    /// <summary>Waits until the item's pictures are shown.</summary>
    /// <returns>False once all items are judged.</returns>
    public async Task<bool> CanScoreAsync()
    {
        var end = page.Locator("[data-finish]:visible");
        await page.Locator("[data-score='1'][aria-disabled='false']:visible").Or(end).First.WaitForAsync();
        return !await end.IsVisibleAsync();
    }

    /// <summary>Waits for the page of the next step.</summary>
    /// <returns>False once all parts are judged.</returns>
    public async Task<bool> IsJudgingAsync()
    {
        var after = page.GetByTestId("questions").Or(page.GetByTestId("thanks"));
        await after.Or(page.Locator("[data-candidate] img")).First.WaitForAsync();
        return !await after.IsVisibleAsync();
    }

    /// <summary>Gives 3 to all that is left; the last of them is looked at once more and gets a 2.</summary>
    public async Task JudgeAsync()
    {
        await atStep("judging");
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Original 1" })).ToBeVisibleAsync();
        await atStep("judging-originals");
        await page.Keyboard.PressAsync("o");
        while (await CanScoreAsync())
            await page.Keyboard.PressAsync("3");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("[data-score='3']")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        await atStep("finish");
        await PressAsync("complete");
    }

    /// <summary>Judges a part as somebody does who looks at nothing but the pictures' colours: the scores vary.</summary>
    /// <returns>Items of the part.</returns>
    public async Task<int> JudgePartAsync()
    {
        await FirstItemAsync();
        var judged = 0;
        while (await CanScoreAsync())
            await page.Keyboard.PressAsync($"{1 + (judged++ % 4)}");
        await page.GetByTestId("complete").ClickAsync();
        await page.Locator("[data-finish]:visible").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        return judged;
    }

    public async Task AnswerAsync()
    {
        await page.GetByTestId("questions").WaitForAsync();
        await atStep("questions");
        await page.TabToAsync(page.GetByRole(AriaRole.Radio).First);
        await page.Keyboard.PressAsync(" ");
        await PressAsync("send-answers");
        await page.GetByTestId("thanks").WaitForAsync();
        await atStep("thanks");
    }

    private async Task PressAsync(string button)
    {
        await page.TabToAsync(page.GetByTestId(button));
        await page.Keyboard.PressAsync("Enter");
    }
}
