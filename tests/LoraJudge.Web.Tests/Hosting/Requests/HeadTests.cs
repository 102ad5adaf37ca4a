namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class HeadTests(RequestSite site) : IClassFixture<RequestSite>
{
    /// <summary>Of the moment, or of the connection.</summary>
    private static readonly string[] Different = ["Date", "Set-Cookie", "Server-Timing", "Transfer-Encoding", "Retry-After"];

    [Fact]
    public async Task Head_answers_as_get_at_every_address()
    {
        List<string> faults = [];
        var endpoints = SiteEndpoints.Of(site.Portal, "GET");

        foreach (var browser in (HttpClient[])[site.Administrator, site.Anybody])
        {
            foreach (
                var address in endpoints
                    .Select(endpoint => site.Addresses.Of(endpoint.RoutePattern))
                    .Append("/nowhere")
                    .Append("/models?page=abc")
            )
            {
                var (got, _) = await AskAsync(browser, HttpMethod.Get, address);
                var (headed, body) = await AskAsync(browser, HttpMethod.Head, address);
                if (got != headed || body > 0)
                    faults.Add($"{address}\nGET {got}\nHEAD {headed}, {body} bytes");
            }
        }

        Assert.True(endpoints.Count > 40, $"Only {endpoints.Count} addresses were found.");
        RequestSite.AssertNone(faults);
        RequestSite.AssertNone(site.Complaints());
    }

    private static async Task<(string Shown, int Body)> AskAsync(HttpClient browser, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(header => !Different.Contains(header.Key))
            // An answer without a body may say so; one to HEAD has none anyway.
            .Where(header => header is not { Key: "Content-Length" } || header.Value.Single() != "0")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var body = await answer.Content.ReadAsByteArrayAsync();
        return ($"{(int)answer.StatusCode} {string.Join("; ", headers)}", body.Length);
    }
}
