using System.Text.RegularExpressions;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Features.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Account;

[Trait("group", "server")]
public sealed partial class AdministrationTests : IAsyncDisposable
{
    /// <summary>What anyone may send: searches, what participants do by their code, and what leads to an account.</summary>
    private static readonly string[] Public =
    [
        "/search",
        "/api/search",
        "/search/{code}",
        "/artists",
        "/api/artists",
        "/take-part",
        "/judge",
        "/sign-in",
        "/sign-out",
        "/set-up",
        "/welcome",
        "/_blazor",
    ];

    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Accounts_that_are_made_at_the_same_time_are_all_there()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async number =>
                {
                    await using var scope = portal.Services.CreateAsyncScope();
                    var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
                    await administration.AddAsync($"person{number}@example.org", PortalRoles.Researcher, Portal.Password);
                })
        );

        await using var context = await portal.OpenAsync();
        Assert.Equal(4, await context.Users.CountAsync());
    }

    [Fact]
    public async Task The_set_up_address_makes_the_first_administrator_and_then_leads_nowhere()
    {
        using var browser = portal.Browser();
        var address = portal.Get<SetUpCode>().Address;

        using var made = await Portal.PostAsync(
            browser,
            address,
            new()
            {
                ["email"] = "admin@example.org",
                ["password"] = Portal.Password,
                ["again"] = Portal.Password,
            }
        );
        using var accounts = await browser.GetAsync("/accounts");
        using var again = await browser.GetAsync(address);

        Assert.Equal("/account", made.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, accounts.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Another_set_up_address_leads_nowhere()
    {
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync("/set-up/AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_account_sets_its_password_by_an_address_that_holds_once()
    {
        using var administrator = await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");
        using var added = await DoAsync(administrator, "add", ("email", "new@example.org"), ("role", PortalRoles.Researcher));
        var address = Address().Match(await added.Content.ReadAsStringAsync()).Value;
        Dictionary<string, string> Chosen() => new() { ["password"] = Portal.Password, ["again"] = Portal.Password };
        using var browser = portal.Browser();

        using var set = await Portal.PostAsync(browser, address, Chosen());
        using var again = await Portal.PostAsync(portal.Browser(), address, Chosen());

        Assert.Equal("/account", set.Headers.Location!.ToString());
        Assert.Contains("new@example.org", await browser.GetStringAsync("/account"));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("lock")]
    [InlineData("role")]
    public async Task The_last_administrator_stays(string what)
    {
        using var administrator = await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");
        var id = await IdAsync("admin@example.org");

        using var answer = await DoAsync(administrator, what, ("id", id), ("role", PortalRoles.Researcher));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This is the last administrator", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_researcher_is_refused_the_administration()
    {
        using var researcher = await portal.SignedInAsync();

        using var page = await researcher.GetAsync("/accounts");
        using var form = await researcher.PostAsync("/accounts", content: null);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Your account may not do that", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Contains("Ask an administrator", await form.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_has_no_account_is_sent_to_sign_in_from_the_administration()
    {
        using var browser = portal.Browser();

        using var page = await browser.GetAsync("/accounts");
        using var form = await browser.PostAsync("/accounts", content: null);

        Assert.Contains("/sign-in", page.Headers.Location!.ToString());
        Assert.Contains("/sign-in", form.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Wrong_passwords_of_the_only_administrator_do_not_open_the_set_up_address_again()
    {
        (await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org")).Dispose();
        using var browser = portal.Browser();
        for (var attempt = 0; attempt < 10; attempt++)
            (await Portal.PostAsync(browser, "/sign-in", new() { ["email"] = "admin@example.org", ["password"] = "wrong" })).Dispose();

        using var answer = await browser.GetAsync(portal.Get<SetUpCode>().Address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Two_who_open_the_set_up_address_at_once_make_one_administrator()
    {
        var address = portal.Get<SetUpCode>().Address;

        using var first = portal.Browser();
        using var second = portal.Browser();
        var forms = new List<(HttpClient Browser, string Token)>();
        foreach (var browser in (HttpClient[])[first, second])
            forms.Add((browser, await Portal.TokenAsync(browser, address)));

        var answers = await Task.WhenAll(forms.Select(form => MakeAsync(form.Browser, form.Token)));

        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.Single(await ListAsync());

        async Task<HttpStatusCode> MakeAsync(HttpClient browser, string token)
        {
            using var form = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("email", $"{Guid.NewGuid():N}@example.org"),
                new("password", Portal.Password),
                new("again", Portal.Password),
            ]);
            using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task An_account_without_a_role_is_refused_what_researchers_do()
    {
        using var administrator = await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");
        using var researcher = await portal.SignedInAsync();
        (await DoAsync(administrator, "role", ("id", await IdAsync("researcher@example.org")), ("role", ""))).Dispose();
        using var again = await portal.SignedInAsync();

        using var answer = await again.PostAsync("/training", content: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Every_address_that_changes_something_asks_for_an_account_or_is_meant_for_anyone()
    {
        var open = portal
            .Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) == true
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null
            )
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.DoesNotContain(
            open,
            address => !Public.Any(prefix => address == prefix || address.StartsWith(prefix + "/", StringComparison.Ordinal))
        );
    }

    private static Task<HttpResponseMessage> DoAsync(HttpClient administrator, string what, params (string Name, string Value)[] fields) =>
        Portal.PostAsync(
            administrator,
            "/accounts",
            fields.Append(("do", what)).ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal)
        );

    private async Task<string> IdAsync(string email) => $"{(await ListAsync()).Single(account => account.Email == email).Id}";

    private async Task<IReadOnlyList<AccountView>> ListAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountAdministration>().ListAsync(CancellationToken.None);
    }

    [GeneratedRegex("/welcome/[0-9]+/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
