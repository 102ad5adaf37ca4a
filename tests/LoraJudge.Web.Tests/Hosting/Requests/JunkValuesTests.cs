using Microsoft.AspNetCore.Routing;

namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class JunkValuesTests(RequestSite site) : IClassFixture<RequestSite>
{
    private static readonly string Long = new('a', 4000);

    /// <summary>As they stand in an address.</summary>
    private static readonly IReadOnlyList<string> Junk =
    [
        "abc",
        "99999999999999999999",
        "9223372036854775807",
        "2147483647",
        "-2147483648",
        "-1",
        "0",
        "1.5",
        "NaN",
        "1e400",
        "%20",
        "true",
        "%FF%FE",
        "%ED%A0%80",
        "1%0D%0ASet-Cookie:a",
        "%C3%A9%F0%9F%92%A5",
        "%E2%80%AE",
        "..%2F..%2Fetc%2Fpasswd",
        "%27%22%3C%3E%5C",
        "{0}",
        Long,
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_value_in_an_address_is_the_servers_fault(bool signedIn)
    {
        var browser = signedIn ? site.Administrator : site.Anybody;
        List<string> faults = [];

        foreach (var endpoint in SiteEndpoints.Of(site.Portal, "GET"))
        {
            foreach (var address in Addresses(endpoint))
                await AskAsync(browser, address, faults);
        }

        RequestSite.AssertNone(faults);
    }

    [Fact]
    public async Task A_good_address_of_every_page_leads_somewhere_but_for_three_that_a_site_lacks()
    {
        List<string> lost = [];

        foreach (var endpoint in SiteEndpoints.Of(site.Portal, "GET").Where(endpoint => SiteEndpoints.Page(endpoint) is not null))
        {
            using var answer = await site.Administrator.GetAsync(site.Addresses.Of(endpoint.RoutePattern));
            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.SeeOther)
                lost.Add($"{endpoint.RoutePattern.RawText}");
        }

        Assert.Equal(["/building/{Id:long}", "/receipts/{Code}", "/set-up/{Code}"], lost.Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Addresses(RouteEndpoint endpoint)
    {
        var good = site.Addresses.Of(endpoint.RoutePattern);
        yield return good;
        foreach (var name in endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name))
        {
            foreach (var value in Junk)
                yield return site.Addresses.Of(endpoint.RoutePattern, (name, value));
        }

        foreach (var (name, _) in SiteEndpoints.Queries(endpoint))
        {
            foreach (var value in Junk)
                yield return $"{good}?{name}={value}";
            yield return $"{good}?{name}";
            yield return $"{good}?{name}=";
            yield return $"{good}?{name}=1&{name}=2";
            yield return $"{good}?{name}=%00";
            yield return $"{good}?{name}[]=1";
        }

        yield return $"{good}?%00=1&%FF&=&&&a=b=c";
    }

    private async Task AskAsync(HttpClient browser, string address, List<string> faults)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var complaints = site.Complaints();
        if ((int)answer.StatusCode >= 500 || complaints.Count > 0)
            faults.Add($"{(int)answer.StatusCode} {address[..Math.Min(address.Length, 160)]} {string.Join(" | ", complaints)}");
    }
}
