using LoraJudge.Domain.Studies;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results;

/// <summary>A judged study of a researcher who is signed in.</summary>
public sealed class ResultsStudy : IAsyncDisposable
{
    private ResultsStudy() { }

    public Portal Portal { get; } = new();

    public HttpClient Owner { get; private set; } = null!;

    public long Id { get; private set; }

    public string Page => $"/studies/{Id}/results";

    /// <param name="change">Of the row, for example that it is open.</param>
    public static async Task<ResultsStudy> CreateAsync(Action<Study>? change = null, JudgedStudySize? size = null)
    {
        var study = new ResultsStudy();
        study.Owner = await study.Portal.SignedInAsync();
        await using var context = await study.Portal.OpenAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        study.Id = await JudgedStudy.CreateAsync(context, size ?? new JudgedStudySize(Topics: 6, Depth: 4, Models: 20), owner);
        if (change is null)
            return study;
        var row = await context.Studies.SingleAsync();
        change(row);
        context.Update(row);
        await context.SaveChangesAsync();
        return study;
    }

    public static void Reopen(Study study) => (study.State, study.ClosedUtc) = (StudyState.Open, null);

    public static void ShowLeader(Study study)
    {
        Reopen(study);
        study.Plan = study.Plan with { ShowsLeader = true };
    }

    public async Task<string> ShownAsync(string query = "") => WebUtility.HtmlDecode(await Owner.GetStringAsync(Page + query));

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return Portal.DisposeAsync();
    }
}

/// <summary>A closed study that tests only look at.</summary>
public sealed class ClosedStudy : IAsyncLifetime
{
    internal ResultsStudy Study { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Study = await ResultsStudy.CreateAsync();

    public ValueTask DisposeAsync() => Study.DisposeAsync();
}
