using LoraJudge.Testing.Portal;
using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>Pages of somebody with an account.</summary>
internal static class SignedIn
{
    public const string Password = "correct horse battery";

    public const string Researcher = "researcher@example.org";

    /// <summary>Makes the account by the verb where it is not there, and signs the page in by the form.</summary>
    /// <param name="folder">The portal's data folder.</param>
    /// <param name="role">Administrator or Researcher.</param>
    public static async Task SignInAsync(this IPage page, string folder, string role = "Researcher", string email = Researcher)
    {
        var made = await BuiltProgram.AddUserAsync(folder, email, Password, role);
        Assert.True(made.ExitCode == 0 || made.Output.Contains("already taken", StringComparison.Ordinal), made.Output);
        await page.GotoAsync("/sign-in?return=%2Faccount");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
    }
}
