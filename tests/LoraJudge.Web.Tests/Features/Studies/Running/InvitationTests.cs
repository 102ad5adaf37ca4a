using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Running;

[Trait("group", "server")]
public sealed class InvitationTests
{
    [Fact]
    public async Task The_open_address_is_a_whole_one()
    {
        await using var study = await RunningStudy.CreateAsync();

        Assert.Contains($"http://localhost/take-part/{study.Open.Study.Invitation}<", await study.ShownAsync());
    }

    [Fact]
    public async Task A_study_that_admits_invited_people_alone_shows_no_open_address()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { AdmitsAnyone = false });

        Assert.DoesNotContain("/take-part/", await study.ShownAsync());
    }

    [Fact]
    public async Task Many_personal_addresses_are_made_at_once_to_copy_or_download()
    {
        await using var study = await RunningStudy.CreateAsync();

        using var answer = await study.DoAsync("invite", ("count", "1000"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var codes = await study.ReadAsync(context => context.Participants.OrderBy(row => row.Id).Select(row => row.Code).ToListAsync());
        var addresses = codes.ConvertAll(code => $"http://localhost/judge/{code}");
        Assert.Equal(1000, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(string.Join('\n', addresses), await study.ShownAsync());
        Assert.Equal(
            string.Concat(addresses.Select(address => $"{address}\n")),
            await study.Owner.GetStringAsync($"{study.Page}/invitations.txt")
        );
        Assert.Equal(
            string.Concat(codes.Select(code => $"{code},http://localhost/judge/{code}\r\n").Prepend("code,address\r\n")),
            await study.Owner.GetStringAsync($"{study.Page}/invitations.csv")
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    [InlineData("99999999999999999999")]
    public async Task Another_number_is_refused_with_words(string count)
    {
        await using var study = await RunningStudy.CreateAsync();

        using var answer = await study.DoAsync("invite", ("count", count));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Make from 1 to 1000 invitations at once.", await answer.Content.ReadAsStringAsync());
        Assert.False(await study.ReadAsync(context => context.Participants.AnyAsync()));
    }

    [Fact]
    public async Task Unused_ones_are_taken_back_and_used_ones_stay()
    {
        await using var study = await RunningStudy.CreateAsync();
        var (used, _) = await study.JudgeAsync(items: 1);
        using var made = await study.DoAsync("invite", ("count", "3"));

        using var answer = await study.DoAsync("take-back");

        Assert.Equal([used], await study.ReadAsync(context => context.Participants.Select(row => row.Code).ToListAsync()));
    }
}
