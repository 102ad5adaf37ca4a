using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using LoraJudge.Data.Accounts;
using LoraJudge.Web.Features.Account;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

[Trait("group", "server")]
public sealed partial class ResultsApiTests
{
    [Fact]
    public async Task A_token_is_shown_once_and_stored_as_a_hash()
    {
        await using var study = await ExportedStudy.CreateAsync();

        var token = await TokenAsync(study.Owner);

        Assert.DoesNotContain(token, await study.Owner.GetStringAsync("/account"), StringComparison.Ordinal);
        var row = await study.ReadAsync(context => context.ApiTokens.SingleAsync());
        Assert.Equal((64, false), (row.Sha256.Length, row.Sha256.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_script_with_a_token_reads_the_figures_of_the_page()
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await AskAsync(study, "results", await TokenAsync(study.Owner));

        Assert.Equal(ResultsJson.Write(await study.ResultsAsync()), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_script_with_a_token_gets_an_export_that_is_remembered_and_not_kept()
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await AskAsync(study, "export?relevance=mean-3", await TokenAsync(study.Owner));

        var files = ExportedStudy.Unzip(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("manifest.json", files.Keys);
        var row = await study.ReadAsync(context => context.ExportBundles.SingleAsync());
        Assert.Equal((false, "mean-3"), (row.IsKept, row.Filters["relevance"]));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(study.Portal.Folder, "exports")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("lorajudge_AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task Without_a_token_there_is_nothing(string? token)
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await AskAsync(study, "results", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", $"{answer.Headers.WwwAuthenticate}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_is_no_script()
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await study.Owner.GetAsync($"/api/studies/{study.Id}/export");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var token = await TokenAsync(study.Owner);
        var id = await study.ReadAsync(context => context.ApiTokens.Select(row => row.Id).SingleAsync());

        (await DoAsync(study.Owner, ("do", "revoke"), ("token", $"{id}"))).Dispose();

        using var answer = await AskAsync(study, "results", token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_revokes_a_token_of_somebody_else()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var token = await TokenAsync(study.Owner);
        var id = await study.ReadAsync(context => context.ApiTokens.Select(row => row.Id).SingleAsync());
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        (await DoAsync(other, ("do", "revoke"), ("token", $"{id}"))).Dispose();

        using var answer = await AskAsync(study, "results", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_locked_account_has_no_tokens()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var token = await TokenAsync(study.Owner);
        (await study.Portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org")).Dispose();
        await using (var scope = study.Portal.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AccountAdministration>()
                .LockAsync(
                    await study.ReadAsync(context => context.Users.OrderBy(user => user.Id).Select(user => user.Id).FirstAsync()),
                    isLocked: true
                );

        using var answer = await AskAsync(study, "results", token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("results")]
    [InlineData("export")]
    public async Task A_study_of_another_researcher_is_not_there(string what)
    {
        await using var study = await ExportedStudy.CreateAsync();
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        using var answer = await AskAsync(study, what, await TokenAsync(other));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await study.ReadAsync(context => context.ExportBundles.CountAsync()));
    }

    [Theory]
    [InlineData("often")]
    [InlineData("median-0")]
    [InlineData("mean-4.5")]
    public async Task A_wrong_rule_is_answered_with_what_to_write(string rule)
    {
        await using var study = await ExportedStudy.CreateAsync();

        using var answer = await AskAsync(study, $"results?relevance={rule}", await TokenAsync(study.Owner));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("write median-3", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_asks_so_often_a_minute()
    {
        await using var study = await ExportedStudy.CreateAsync();
        var token = await TokenAsync(study.Owner);
        for (var time = 0; time < ResultsApiLimit.PerMinute; time++)
            (await AskAsync(study, "results?relevance=often", token)).Dispose();

        using var answer = await AskAsync(study, "results", token);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("60", $"{answer.Headers.RetryAfter}");
    }

    private static Task<HttpResponseMessage> AskAsync(ExportedStudy study, string what, string? token) =>
        AskAsync(study.Portal, study.Id, what, token);

    internal static async Task<HttpResponseMessage> AskAsync(Portal portal, long id, string what, string? token)
    {
        using var script = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/studies/{id}/{what}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await script.SendAsync(request);
    }

    private static Task<HttpResponseMessage> DoAsync(HttpClient browser, params (string Name, string Value)[] fields) =>
        Portal.PostAsync(
            browser,
            "/account/tokens",
            fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
            page: "/account"
        );

    internal static async Task<string> TokenAsync(HttpClient browser)
    {
        using var answer = await DoAsync(browser, ("do", "make"), ("name", "A script"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Value;
    }

    [GeneratedRegex("lorajudge_[A-Za-z0-9_-]{22}", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
