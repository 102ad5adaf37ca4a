using System.Text.RegularExpressions;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Features.Account;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Account;

[Trait("group", "server")]
public sealed partial class SignInTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_then_back()
    {
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/sign-in?return=%2Faccount", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/training", "/training")]
    [InlineData("//elsewhere.example", "/studies")]
    [InlineData("/\\elsewhere.example", "/studies")]
    [InlineData("https://elsewhere.example", "/studies")]
    public async Task Signing_in_leads_to_addresses_of_this_portal_alone(string asked, string led)
    {
        (await portal.SignedInAsync()).Dispose();
        using var browser = portal.Browser();

        using var answer = await Portal.PostAsync(
            browser,
            "/sign-in",
            new()
            {
                ["email"] = "researcher@example.org",
                ["password"] = Portal.Password,
                ["return"] = asked,
            }
        );

        Assert.Equal(led, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_words()
    {
        (await portal.SignedInAsync()).Dispose();
        using var browser = portal.Browser();

        var words = new List<string>();
        foreach (var email in (string[])["researcher@example.org", "nobody@example.org"])
        {
            using var answer = await Portal.PostAsync(browser, "/sign-in", new() { ["email"] = email, ["password"] = "not the password" });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            words.Add((await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal));
        }

        Assert.All(words, html => Assert.Contains("No account has this e-mail address with this password.", html));
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_a_while()
    {
        (await portal.SignedInAsync()).Dispose();
        using var browser = portal.Browser();
        for (var attempt = 0; attempt < 10; attempt++)
            (await SignInAsync(browser, "wrong")).Dispose();

        using var answer = await SignInAsync(browser, Portal.Password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_closed_account_is_told_from_no_other()
    {
        (await portal.SignedInAsync()).Dispose();
        using var browser = portal.Browser();
        for (var attempt = 0; attempt < 10; attempt++)
            (await SignInAsync(browser, "wrong")).Dispose();

        using var closed = await SignInAsync(browser, "wrong");
        using var unknown = await SignInAsync(browser, "wrong", "nobody@example.org");

        Assert.Equal(unknown.StatusCode, closed.StatusCode);
        Assert.Equal(Words(await unknown.Content.ReadAsStringAsync()), Words(await closed.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Many_tries_from_one_address_have_to_wait()
    {
        using var browser = portal.Browser();
        for (var attempt = 0; attempt < SignInLimit.PerMinute; attempt++)
            (await browser.PostAsync("/sign-in", content: null)).Dispose();

        using var answer = await browser.PostAsync("/sign-in", content: null);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("wait a minute", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_password_loses_neither_the_address_nor_the_way_back()
    {
        using var browser = portal.Browser();

        using var answer = await Portal.PostAsync(
            browser,
            "/sign-in?return=%2Ftraining",
            new() { ["email"] = "researcher@example.org", ["password"] = "wrong" }
        );

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"researcher@example.org\"", html);
        Assert.Contains("name=\"return\" value=\"/training\"", html);
    }

    [Fact]
    public async Task Who_sent_a_form_without_an_account_comes_back_to_its_page()
    {
        using var browser = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/training/1/cancel");
        request.Headers.Referrer = new Uri(browser.BaseAddress!, "/training/1");

        using var answer = await browser.SendAsync(request);

        Assert.Equal("/sign-in?return=%2Ftraining%2F1", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_program_is_told_and_not_led_elsewhere()
    {
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Accept.Add(new("application/json"));

        using var answer = await browser.PostAsync("/training", content: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        using var browser = await portal.SignedInAsync();

        (await Portal.PostAsync(browser, "/sign-out", [], page: "/account")).Dispose();

        using var answer = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_locked_account_is_signed_out_where_it_was_signed_in()
    {
        using var browser = await portal.SignedInAsync();
        (await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org")).Dispose();
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            var id = (await administration.ListAsync(CancellationToken.None))
                .Single(account => account.Email == "researcher@example.org")
                .Id;
            await administration.LockAsync(id, isLocked: true);
        }

        portal.Clock.Ahead += TimeSpan.FromMinutes(2);

        using var answer = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("/training")]
    [InlineData("/training/1/cancel")]
    [InlineData("/encoders/1/activate")]
    [InlineData("/encoders/cancel")]
    [InlineData("/encoders/deactivate")]
    public async Task What_changes_the_portal_for_all_needs_an_account(string address)
    {
        using var browser = portal.Browser();

        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content: null);

        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string password, string email = "researcher@example.org") =>
        Portal.PostAsync(browser, "/sign-in", new() { ["email"] = email, ["password"] = password });

    private static string Words(string html) => Problem().Match(html).Value;

    [GeneratedRegex("<p[^>]*data-testid=\"problem\".*?</p>", RegexOptions.Singleline, 1000)]
    private static partial Regex Problem();
}
