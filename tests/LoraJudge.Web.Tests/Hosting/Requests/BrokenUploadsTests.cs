using LoraJudge.Web.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraJudge.Web.Tests.Hosting.Requests;

[Trait("group", "server")]
public sealed class BrokenUploadsTests(RequestSite site) : IClassFixture<RequestSite>
{
    private const string Multipart = "multipart/form-data; boundary=b";
    private const string Urlencoded = "application/x-www-form-urlencoded";
    private const string Begun = "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\n\r\nabc";

    private const string Registered = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.safetensors\"\r\n\r\nabc";

    /// <summary>What reads a body in a way of its own.</summary>
    public static TheoryData<string, string, string, string> Readers =>
        new()
        {
            { "POST", "/api/search", Multipart, Begun },
            { "POST", "/api/artists", Multipart, Begun },
            { "POST", "/search", Multipart, Begun },
            { "POST", "/artists", Multipart, Begun },
            { "POST", "/back-ends", Multipart, Begun },
            { "POST", "/samples/1/pictures", Multipart, Begun },
            { "POST", "/studies/import", Multipart, Begun },
            { "POST", "/models/register", Multipart, Registered },
            { "POST", "/sign-in", Urlencoded, "email=a" },
            { "POST", "/samples", Urlencoded, "name=a" },
            { "POST", "/training", Urlencoded, "name=a" },
            { "POST", "/search/abc/give", Urlencoded, "given=" },
            { "PUT", "/search/abc/judgments/1", "application/json", "{\"score\":" },
        };

    /// <summary>Fields alone have no end that could be missed.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string, string>> ReadersOfParts =>
        Readers.Where(row => row.Data.Item3 != Urlencoded);

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_bad_chunk_is_400(string method, string address, string type, string body)
    {
        await using var request = await SendAsync(
            method,
            address,
            type,
            "Transfer-Encoding: chunked",
            FormattableString.Invariant($"{body.Length:x}\r\n{body}\r\nzz\r\n")
        );

        var (status, text) = await request.AnswerAsync();

        Assert.Equal(400, status);
        AssertInWords(text);
        AssertCalm();
    }

    [Theory]
    [MemberData(nameof(ReadersOfParts))]
    public async Task A_body_that_ends_within_a_part_is_400(string method, string address, string type, string body)
    {
        await using var request = await SendAsync(
            method,
            address,
            type,
            FormattableString.Invariant($"Content-Length: {body.Length}"),
            body
        );

        var (status, text) = await request.AnswerAsync();

        Assert.Equal(400, status);
        AssertInWords(text);
        AssertCalm();
    }

    /// <summary>The server waits for seconds before it gives a sender up: all send at once.</summary>
    [Fact]
    public async Task A_body_that_stalls_is_408()
    {
        var answers = await Task.WhenAll(
            Readers.Select(async row =>
            {
                var (method, address, type, body) = row.Data;
                await using var request = await SendAsync(method, address, type, "Content-Length: 5000", body);
                var (status, text) = await request.AnswerAsync();
                return (address, status, text);
            })
        );

        Assert.All(
            answers,
            answer =>
            {
                Assert.Equal(408, answer.status);
                AssertInWords(answer.text);
            }
        );
        AssertCalm();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sender_who_goes_away_is_no_error_in_the_log(bool atOnce)
    {
        site.Log.Clear();
        foreach (var (method, address, type, body) in Readers.Select(row => row.Data))
        {
            await using var request = await SendAsync(method, address, type, "Content-Length: 5000", body);
            await Eventually.HoldsAsync(() => Count("Request starting") > Count("Request finished"));
            if (atOnce)
                request.Reset();
            else
                request.End();
            await Eventually.HoldsAsync(() => Count("Request starting") == Count("Request finished"));
        }

        AssertCalm();
    }

    [Fact]
    public async Task A_length_above_the_limit_is_413_before_anything_is_read()
    {
        await using var request = await SendAsync("POST", "/api/search", Multipart, "Content-Length: 99999999999", Begun);

        var (status, text) = await request.AnswerAsync();

        Assert.Equal(413, status);
        AssertInWords(text);
        AssertCalm();
    }

    [Theory]
    [InlineData("Content-Length: abc")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 3")]
    [InlineData("Transfer-Encoding: gzip")]
    [InlineData("Content-Length: 1\r\nContent-Length: 2")]
    public async Task A_head_that_contradicts_itself_is_4xx(string lines)
    {
        await using var request = await SendAsync("POST", "/api/search", Multipart, lines, Begun);

        var (status, _) = await request.AnswerAsync();

        Assert.InRange(status, 400, 499);
        AssertCalm();
    }

    private int Count(string words) => site.Log.GetSnapshot().Count(record => record.Message.StartsWith(words, StringComparison.Ordinal));

    private Task<RawRequest> SendAsync(string method, string address, string type, string lines, string body) =>
        RawRequest.SendAsync(
            site.Address,
            $"{method} {address} HTTP/1.1\r\nCookie: {site.Cookies}\r\nAccept: application/json\r\nContent-Type: {type}\r\nConnection: close\r\n{lines}",
            body
        );

    private static void AssertInWords(string text)
    {
        Assert.Contains("application/problem+json", text);
        Assert.Contains("\"title\":", text);
    }

    private void AssertCalm()
    {
        Assert.DoesNotContain(
            site.Log.GetSnapshot(),
            record => record.Level > LogLevel.Information && record.Category == typeof(ClientFaults).FullName
        );
        RequestSite.AssertNone(site.Complaints());
    }
}
