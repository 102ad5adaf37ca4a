using System.Text;
using Microsoft.AspNetCore.Routing;

namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class WrongBodiesTests(RequestSite site) : IClassFixture<RequestSite>
{
    private const string Urlencoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=b";

    /// <summary>By what is wrong: content type, body.</summary>
    public static TheoryData<string, string?, string> Bodies =>
        new()
        {
            { "nothing", null, "" },
            { "JSON", "application/json", "{\"a\":1}" },
            { "broken JSON", "application/json", "{\"score\":" },
            { "JSON of another kind", "application/json", "[[[[1e400]]]]" },
            { "a number that is none", "application/json", "{\"score\":\"x\",\"milliseconds\":99999999999999999999}" },
            { "no type", null, "abc" },
            { "a type that is none", "x;;;=", "abc" },
            { "another type", "text/xml", "<a/>" },
            { "an unknown character set", "application/x-www-form-urlencoded; charset=nonsense", "a=b" },
            { "multipart without boundary", "multipart/form-data", "--b\r\n\r\n" },
            { "multipart with a long boundary", "multipart/form-data; boundary=" + new string('b', 300), "--b--" },
            { "multipart that ends early", Multipart, "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx" },
            { "multipart without an end of its headers", Multipart, "--b\r\nContent-Disposition: form-data; name=\"a\"" },
            { "a part without a name", Multipart, "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n" },
            { "a part of another kind", Multipart, "--b\r\nContent-Disposition: nonsense;;;\r\nA: b\r\n\r\nx\r\n--b--\r\n" },
            { "many headers of a part", Multipart, "--b\r\n" + Lines(40) + "\r\nx\r\n--b--\r\n" },
            { "too many fields", Urlencoded, string.Join('&', Enumerable.Range(0, 150_000).Select(number => $"f{number}=1")) },
            { "a long name", Urlencoded, new string('n', 5000) + "=1" },
            { "a long value", Urlencoded, "n=" + new string('v', 5 * 1024 * 1024) },
            { "characters that are none", Urlencoded, "a=%FF%FE%00&%00=%ZZ&&&=&%=1" },
            {
                "a file as text",
                Multipart,
                Part("name=\"picture\"", "text") + Part("name=\"pictures\"", "text") + Part("name=\"files\"", "text") + "--b--\r\n"
            },
            { "text as a file", Multipart, Part("name=\"title\"; filename=\"a.txt\"", "text") + "--b--\r\n" },
            { "a file without a name", Multipart, Part("name=\"picture\"; filename=\"\"", "x") + "--b--\r\n" },
            {
                "a name of a file that leads out",
                Multipart,
                Part("name=\"files\"; filename=\"../../../etc/passwd\\0\"", "x") + "--b--\r\n"
            },
            {
                "two files",
                Multipart,
                Part("name=\"picture\"; filename=\"a\"", "x") + Part("name=\"picture\"; filename=\"b\"", "y") + "--b--\r\n"
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task No_body_is_the_servers_fault(string what, string? type, string body)
    {
        List<string> faults = [];
        var token = await Portal.TokenAsync(site.Administrator, "/account");

        foreach (var method in (string[])["POST", "PUT"])
        {
            foreach (var endpoint in SiteEndpoints.Of(site.Portal, method).Where(IsHarmless))
            {
                foreach (var withToken in (bool[])[false, true])
                    await SendAsync(method, endpoint, type, body, withToken ? token : null, faults);
            }
        }

        RequestSite.AssertNone([.. faults.Select(fault => $"{what}: {fault}")]);
    }

    private async Task SendAsync(string method, RouteEndpoint endpoint, string? type, string body, string? token, List<string> faults)
    {
        var address = site.Addresses.Of(endpoint.RoutePattern);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (token is not null)
            request.Headers.Add("RequestVerificationToken", token);
        var status = await StatusAsync(request);
        var complaints = site.Complaints();
        if (status >= 500 || complaints.Count > 0)
            faults.Add($"{status} {method} {address} token {token is not null} {string.Join(" | ", complaints)}");
    }

    /// <returns>0 where the server closed the connection on a sender that went on.</returns>
    private async Task<int> StatusAsync(HttpRequestMessage request)
    {
        try
        {
            using var answer = await site.Administrator.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            return 0;
        }
    }

    /// <summary>Not what signs out or removes for good: the others would find nothing.</summary>
    private static bool IsHarmless(RouteEndpoint endpoint) =>
        $"{endpoint.RoutePattern.RawText}" is var address
        && !address.EndsWith("/sign-out", StringComparison.Ordinal)
        && !address.EndsWith("/remove", StringComparison.Ordinal)
        && !address.EndsWith("/delete", StringComparison.Ordinal);

    private static string Part(string disposition, string content) =>
        $"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n";

    private static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(number => $"H{number}: v\r\n"));
}
