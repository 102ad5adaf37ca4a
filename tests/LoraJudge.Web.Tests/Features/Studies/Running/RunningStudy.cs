using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Running;

/// <summary>An open study of a researcher who is signed in.</summary>
internal sealed class RunningStudy : IAsyncDisposable
{
    private RunningStudy() { }

    public Portal Portal { get; } = new();

    public OpenStudy Open { get; private set; } = null!;

    public HttpClient Owner { get; private set; } = null!;

    public long Id => Open.Study.Id;

    public string Page => $"/studies/{Id}/run";

    public static async Task<RunningStudy> CreateAsync(Func<StudyPlan, StudyPlan>? change = null)
    {
        var study = new RunningStudy();
        await study.Portal.SeedAsync();
        study.Owner = await study.Portal.SignedInAsync();
        await using var context = await study.Portal.OpenAsync();
        var plan = await SomePlans.WholeAsync(context);
        study.Open = await OpenStudy.CreateAsync(context, change?.Invoke(plan) ?? plan);
        study.Open.Study.OwnerId = await context.Users.Select(user => user.Id).SingleAsync();
        await context.SaveChangesAsync();
        return study;
    }

    public Task<HttpResponseMessage> DoAsync(string what, params (string Key, string Value)[] fields) => DoAsync(Owner, Page, what, fields);

    /// <param name="page">Where a form's token is read.</param>
    public Task<HttpResponseMessage> DoAsync(HttpClient browser, string page, string what, params (string Key, string Value)[] fields) =>
        Portal.PostAsync(browser, Page, fields.Append(("do", what)).ToDictionary(field => field.Item1, field => field.Item2), page);

    public async Task<string> ShownAsync() => WebUtility.HtmlDecode(await Owner.GetStringAsync(Page));

    /// <summary>Somebody who has agreed judges the first items of a block.</summary>
    public async Task<(string Code, Assignment Block)> JudgeAsync(int items, int score = 3, int milliseconds = 3000)
    {
        await using var context = await Portal.OpenAsync();
        var code = (await Open.InviteAsync(context, 1, Portal.Clock.GetUtcNow().UtcDateTime))[0];
        var block = (await Portal.Get<AssignmentHandler>().NextAsync(code, CancellationToken.None))!;
        foreach (var position in Enumerable.Range(0, items))
            await Portal
                .Get<JudgmentHandler>()
                .SaveAsync(code, block.Id, position, new GivenScore(score, milliseconds), CancellationToken.None);
        return (code, block);
    }

    public async Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return Portal.DisposeAsync();
    }
}
