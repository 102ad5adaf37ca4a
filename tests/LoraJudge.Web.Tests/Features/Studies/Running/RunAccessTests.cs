using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Running;

[Trait("group", "server")]
public sealed class RunAccessTests
{
    public static TheoryData<string> Addresses { get; } = new("", "/invitations.txt", "/invitations.csv");

    public static TheoryData<string> Actions { get; } = new("pause", "resume", "close", "release", "amend", "invite", "take-back");

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_researcher_finds_nothing_there(string address)
    {
        await using var study = await RunningStudy.CreateAsync();
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        using var answer = await other.GetAsync(study.Page + address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Another_researcher_does_nothing_there(string what)
    {
        await using var study = await RunningStudy.CreateAsync();
        var (code, block) = await study.JudgeAsync(items: 1);
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        using var answer = await study.DoAsync(
            other,
            "/account",
            what,
            ("participant", $"{block.ParticipantId}"),
            ("text", "Mine now."),
            ("count", "5")
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var row = await study.ReadAsync(context => context.Studies.Include(row => row.Amendments).SingleAsync());
        Assert.Equal((StudyState.Open, false, 0), (row.State, row.IsPaused, row.Amendments.Count));
        Assert.Equal([code], await study.ReadAsync(context => context.Participants.Select(person => person.Code).ToListAsync()));
        Assert.Equal(
            AssignmentState.Open,
            await study.ReadAsync(context => context.Assignments.Select(place => place.State).SingleAsync())
        );
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in(string address)
    {
        await using var study = await RunningStudy.CreateAsync();
        using var anonymous = study.Portal.Browser();

        using var answer = await anonymous.GetAsync(study.Page + address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", $"{answer.Headers.Location}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_sees_every_study()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var administrator = await study.Portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");

        using var answer = await administrator.GetAsync(study.Page);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var form = new FormUrlEncodedContent([new("do", "close")]);

        using var answer = await study.Owner.PostAsync(study.Page, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(StudyState.Open, await study.ReadAsync(context => context.Studies.Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_is_shown_on_its_own_page()
    {
        await using var study = await RunningStudy.CreateAsync();
        await study.ReadAsync(context => context.Studies.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StudyState.Draft)));

        using var answer = await study.Owner.GetAsync(study.Page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/studies/{study.Id}", $"{answer.Headers.Location}", StringComparison.Ordinal);
    }
}
