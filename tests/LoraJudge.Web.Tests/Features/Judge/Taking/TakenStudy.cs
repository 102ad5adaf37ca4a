using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Testing.Studies;

namespace LoraJudge.Web.Tests.Features.Judge.Taking;

/// <summary>An open study of a seeded catalogue, and what a participant's browser asks of it.</summary>
internal sealed class TakenStudy : IAsyncDisposable
{
    public Portal Portal { get; } = new();

    public OpenStudy Open { get; private set; } = null!;

    public static async Task<TakenStudy> CreateAsync(Func<StudyPlan, StudyPlan>? change = null)
    {
        var study = new TakenStudy();
        await study.Portal.SeedAsync();
        await using var context = await study.Portal.OpenAsync();
        var plan = await SomePlans.WholeAsync(context);
        study.Open = await OpenStudy.CreateAsync(context, change?.Invoke(plan) ?? plan, utc: study.Portal.Clock.GetUtcNow().UtcDateTime);
        return study;
    }

    /// <returns>Where the participant is sent: /judge/CODE.</returns>
    public Task<string> JoinAsync(HttpClient browser, string? panel = null) => JoinAsync(browser, Open.Study.Invitation, panel);

    /// <inheritdoc cref="JoinAsync(HttpClient, string?)"/>
    public static async Task<string> JoinAsync(HttpClient browser, string invitation, string? panel)
    {
        var address = $"/take-part/{invitation}";
        using var answer = await Portal.PostAsync(
            browser,
            address,
            new()
            {
                ["agree"] = "true",
                ["version"] = "1",
                ["participant"] = panel ?? "",
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task<string> PractisedAsync(HttpClient browser, string? panel = null)
    {
        var own = await JoinAsync(browser, panel);
        (await Portal.PostAsync(browser, $"{own}/practised", [], page: own)).Dispose();
        return own;
    }

    public static async Task<JsonElement> ItemsAsync(HttpClient browser, string own) =>
        await browser.GetFromJsonAsync<JsonElement>($"{own}/items");

    public static Task<HttpResponseMessage> SaveAsync(HttpClient browser, string own, long assignment, int position, int score) =>
        browser.PutAsJsonAsync($"{own}/assignments/{assignment}/items/{position}", new { score, milliseconds = 900 });

    /// <summary>Judges a whole part and completes it.</summary>
    public static async Task JudgeAsync(HttpClient browser, string own)
    {
        var block = await ItemsAsync(browser, own);
        var assignment = block.GetProperty("assignment").GetInt64();
        foreach (var item in block.GetProperty("items").EnumerateArray())
        {
            var position = item.GetProperty("position").GetInt32();
            using var saved = await SaveAsync(browser, own, assignment, position, 3);
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            Assert.Equal($$"""{"position":{{position}},"score":3}""", await saved.Content.ReadAsStringAsync());
        }

        using var completed = await browser.PostAsync($"{own}/assignments/{assignment}/complete", content: null);
        Assert.Equal(HttpStatusCode.NoContent, completed.StatusCode);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
