using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>One window of one participant: what the pages and their script ask of the portal.</summary>
internal sealed class JudgeClient(Uri address, Ledger ledger) : IDisposable
{
    private readonly PatientClient client = new(address, ledger);
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    public Task<PortalAnswer> PageAsync(string path) => client.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form with the token of the page that it stands on.</summary>
    public Task<PortalAnswer> PostAsync(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = AntiforgeryToken.Of(page);
        return client.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Append((AntiforgeryToken.Field, token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            }
        );
    }

    /// <summary>Consents and practises, as far as the participant has not.</summary>
    /// <returns>The page that comes then.</returns>
    public async Task<string> PrepareAsync(string code)
    {
        foreach (var step in (string[])["consent", "practised"])
        {
            var page = (await PageAsync($"/judge/{code}")).Body;
            if (page.Contains($"/judge/{code}/{step}", StringComparison.Ordinal))
                await PostAsync($"/judge/{code}/{step}", page, ("version", "1"), ("agree", "true"));
        }

        return (await PageAsync($"/judge/{code}")).Body;
    }

    /// <returns>Null where nothing is left to judge, or the participant may not.</returns>
    public async Task<JudgeItems?> ItemsAsync(string code)
    {
        var answer = await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/judge/{code}/items"), ledger.Items);
        return answer.Status == HttpStatusCode.OK ? JsonSerializer.Deserialize<JudgeItems>(answer.Body, JsonSerializerOptions.Web) : null;
    }

    /// <summary>Loads an item's pictures as a browser does: at once, and none twice.</summary>
    public Task LoadAsync(JudgeItem item) =>
        Task.WhenAll(
            item.Pictures.Select(picture => picture.Url).Prepend(item.Sample).Where(url => seen.TryAdd(url, true)).Select(LoadAsync)
        );

    private async Task LoadAsync(string url)
    {
        var answer = await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, url), ledger.Pictures);
        if (answer.Status != HttpStatusCode.OK)
            ledger.Failed($"{(int)answer.Status} {url}");
    }

    /// <returns>Whether the portal has it for good.</returns>
    public async Task<bool> SaveAsync(JudgmentKey key, int score)
    {
        var attempt = ledger.Begin(key, score);
        var answer = await client.SendAsync(() => Save(key, score), ledger.Saves);
        if (answer.Status != HttpStatusCode.OK || answer.Body != $$"""{"position":{{key.Position}},"score":{{score}}}""")
            return false;
        ledger.End(attempt);
        return true;
    }

    /// <summary>The connection breaks while a score is sent.</summary>
    public Task SaveAndHangUpAsync(JudgmentKey key, int score, TimeSpan after)
    {
        ledger.Begin(key, score);
        return client.SendAndHangUpAsync(Save(key, score), after);
    }

    /// <returns>What the portal says to a score, whatever it is.</returns>
    public async Task<HttpStatusCode> TryAsync(JudgmentKey key, int score) => (await client.SendAsync(() => Save(key, score))).Status;

    public async Task<bool> CompleteAsync(string code, long assignment) =>
        (await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"/judge/{code}/assignments/{assignment}/complete"))).Status
        == HttpStatusCode.NoContent;

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Save(JudgmentKey key, int score) =>
        new(HttpMethod.Put, $"/judge/{key.Code}/assignments/{key.Assignment}/items/{key.Position}")
        {
            Content = JsonContent.Create(new { score, milliseconds = 1200 }),
        };
}
