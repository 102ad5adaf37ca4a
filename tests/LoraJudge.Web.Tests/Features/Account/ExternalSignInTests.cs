using LoraJudge.Web.Features.Account;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Account;

[Trait("group", "server")]
public sealed class ExternalSignInTests : IAsyncDisposable
{
    private readonly SomeProvider provider = new();
    private readonly Portal portal = new(SomeProvider.Settings);

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        provider.Dispose();
    }

    [Fact]
    public async Task The_button_is_there_where_a_provider_is_configured()
    {
        await using var other = new Portal();

        Assert.Contains("Sign in with Example University", await portal.Browser().GetStringAsync("/sign-in"));
        Assert.DoesNotContain("Sign in with", await other.Browser().GetStringAsync("/sign-in"));
    }

    [Fact]
    public async Task A_verified_address_signs_in_to_its_account_and_leads_back()
    {
        await using var there = await WithProviderAsync();
        using var browser = Browser(there);

        using var answer = await provider.SignInAsync(browser);

        Assert.Equal("/training", answer.Headers.Location!.ToString());
        Assert.Contains("researcher@example.org · Researcher", WebUtility.HtmlDecode(await browser.GetStringAsync("/account")));
    }

    [Fact]
    public async Task An_address_that_is_not_verified_signs_in_to_nothing()
    {
        await using var there = await WithProviderAsync();
        using var browser = Browser(there);
        provider.IsVerified = false;

        using var answer = await provider.SignInAsync(browser);
        using var account = await browser.GetAsync("/account");

        Assert.Equal("/sign-in?problem=external", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    [Fact]
    public async Task Somebody_new_has_to_be_admitted()
    {
        await using var there = await WithProviderAsync();
        using var browser = Browser(there);
        provider.Email = "new@example.org";

        (await provider.SignInAsync(browser)).Dispose();
        using var training = await browser.PostAsync("/training", content: null);

        Assert.Contains("An administrator has to admit this account", await browser.GetStringAsync("/account"));
        Assert.Equal(HttpStatusCode.Forbidden, training.StatusCode);
    }

    [Fact]
    public async Task A_locked_account_is_closed_to_the_provider_too()
    {
        await using var there = await WithProviderAsync();
        using var browser = Browser(there);
        await using (var scope = there.Services.CreateAsyncScope())
        {
            var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            var account = Assert.Single(await administration.ListAsync(CancellationToken.None));
            await administration.LockAsync(account.Id, isLocked: true);
        }

        using var answer = await provider.SignInAsync(browser);

        Assert.Equal("/sign-in?problem=external", answer.Headers.Location!.ToString());
    }

    /// <summary>With a researcher's account.</summary>
    private async Task<WebApplicationFactory<Program>> WithProviderAsync()
    {
        var there = portal.WithWebHostBuilder(builder => builder.ConfigureTestServices(provider.Register));
        await using var scope = there.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<AccountAdministration>()
            .AddAsync("researcher@example.org", "Researcher", Portal.Password);
        return there;
    }

    /// <summary>Cookies of the way to a provider and back are sent by https alone.</summary>
    private static HttpClient Browser(WebApplicationFactory<Program> there) =>
        there.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }
        );
}
