using System.Net.Http.Json;
using System.Text.Json;

namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class WrongWordsTests(RequestSite site) : IClassFixture<RequestSite>
{
    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    public async Task A_script_is_told_which_value_is_wrong_and_what_is_allowed(string top)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(site.Picture(7)), "picture", "a.jpg" } };

        using var answer = await site.Anybody.PostAsync($"/api/search?top={top}", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"top is “{top}”: write a whole number from 1 to 1000.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_value_of_a_page_that_is_not_of_its_type_is_400_and_named_on_the_page()
    {
        List<string> faults = [];
        var wrong = SiteEndpoints
            .Of(site.Portal, "GET")
            .Where(endpoint => SiteEndpoints.Page(endpoint) is not null)
            .SelectMany(endpoint => SiteEndpoints.Queries(endpoint).Select(query => (endpoint, query.Name, query.Type)))
            .Where(query => query.Type != typeof(string))
            .ToList();

        foreach (var (endpoint, name, _) in wrong)
        {
            foreach (var value in (string[])["abc", "99999999999999999999"])
            {
                var address = $"{site.Addresses.Of(endpoint.RoutePattern)}?{name}={value}";
                var (status, html) = await PageAsync(address);
                if (status != HttpStatusCode.BadRequest || !html.Contains($"{name} is “{value}”: write ", StringComparison.Ordinal))
                    faults.Add($"{status} {address}");
            }
        }

        Assert.True(wrong.Count > 5, $"Only {wrong.Count} values were found.");
        RequestSite.AssertNone(faults);
    }

    [Fact]
    public async Task A_page_number_beyond_the_last_shows_the_last_page()
    {
        var (status, html) = await PageAsync("/models?page=2147483647");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Style 1", html);
    }

    [Theory]
    [InlineData("/sign-in", "application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/sign-in", "multipart/form-data", "x", HttpStatusCode.BadRequest)]
    public async Task A_person_is_told_on_a_page(string address, string type, string body, HttpStatusCode expected)
    {
        var token = await Portal.TokenAsync(site.Anybody, "/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("RequestVerificationToken", token);

        using var answer = await site.Anybody.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("data-testid=\"problem-page\"", await answer.Content.ReadAsStringAsync());
    }

    private async Task<(HttpStatusCode Status, string Html)> PageAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await site.Administrator.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
