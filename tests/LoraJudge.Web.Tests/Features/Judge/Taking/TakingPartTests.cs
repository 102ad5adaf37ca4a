using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge.Taking;

[Trait("group", "server")]
public sealed class TakingPartTests
{
    [Fact]
    public async Task A_participant_goes_from_step_to_step()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();

        var own = await study.JoinAsync(browser);
        Assert.Contains("data-testid=\"instructions\"", await browser.GetStringAsync(own));
        (await Portal.PostAsync(browser, $"{own}/practised", [], page: own)).Dispose();
        Assert.Contains("data-testid=\"judging\"", await browser.GetStringAsync(own));
        await TakenStudy.JudgeAsync(browser, own);
        Assert.Contains("data-testid=\"questions\"", await browser.GetStringAsync(own));
        (
            await Portal.PostAsync(browser, $"{own}/answers", new() { ["answer.0"] = "A little", ["answer.1"] = " The last. " }, page: own)
        ).Dispose();
        Assert.Contains("THANKS-42", await browser.GetStringAsync(own));

        await using var context = await study.Portal.OpenAsync();
        Assert.Equal(["A little", "The last."], (await context.Participants.SingleAsync()).Answers);
    }

    [Fact]
    public async Task Without_agreement_nobody_takes_part()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();

        using var answer = await Portal.PostAsync(browser, $"/take-part/{study.Open.Study.Invitation}", new() { ["version"] = "1" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Tick the box if you agree", await answer.Content.ReadAsStringAsync());
        await using var context = await study.Portal.OpenAsync();
        Assert.Equal(0, await context.Participants.CountAsync());
    }

    [Fact]
    public async Task Who_agreed_to_another_version_reads_the_present_one_first()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();

        using var answer = await Portal.PostAsync(
            browser,
            $"/take-part/{study.Open.Study.Invitation}",
            new() { ["agree"] = "true", ["version"] = "0" }
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The text has another version now", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_comes_again_from_a_panel_is_the_same_participant()
    {
        await using var study = await TakenStudy.CreateAsync();

        var first = await study.JoinAsync(study.Portal.Browser(), "p-1");
        var again = await study.JoinAsync(study.Portal.Browser(), "p-1");
        var other = await study.JoinAsync(study.Portal.Browser(), "p-2");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_study_for_invited_people_says_so_to_others()
    {
        await using var study = await TakenStudy.CreateAsync(plan => plan with { AdmitsAnyone = false });
        using var browser = study.Portal.Browser();

        Assert.Contains(
            "people who were given an address of their own",
            await browser.GetStringAsync($"/take-part/{study.Open.Study.Invitation}")
        );
        await using var context = await study.Portal.OpenAsync();
        var code = Assert.Single(await study.Open.InviteAsync(context, 1));
        Assert.Contains("data-testid=\"consent\"", await browser.GetStringAsync($"/judge/{code}"));
    }

    [Theory]
    [InlineData("/take-part/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/judge/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/receipts/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/judge/pictures/AAAAAAAAAAAAAAAAAAAAAA/0/640.webp")]
    public async Task What_nobody_was_given_is_not_there(string address)
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Another_participants_part_can_be_neither_judged_nor_completed()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();
        var (own, other) = (await study.PractisedAsync(browser), await study.PractisedAsync(browser));
        var assignment = (await TakenStudy.ItemsAsync(browser, other)).GetProperty("assignment").GetInt64();

        using var saved = await TakenStudy.SaveAsync(browser, own, assignment, 0, 4);
        using var completed = await browser.PostAsync($"{own}/assignments/{assignment}/complete", content: null);

        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Contains("This is not a part of yours", await saved.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, completed.StatusCode);
        await using var context = await study.Portal.OpenAsync();
        Assert.Equal(0, await context.Judgments.CountAsync());
    }

    [Theory]
    [InlineData("paused", "Waiting", "This study is paused.")]
    [InlineData("not begun", "Waiting", "This study begins on")]
    [InlineData("closed", "Closed", "This study is closed.")]
    [InlineData("ended", "Closed", "This study is closed.")]
    [InlineData("released", "Released", "somebody else has this part now")]
    [InlineData("finished", "Complete", "You have finished this part")]
    [InlineData("withdrawn", "Unknown", "There is no participant with this code")]
    public async Task A_refusal_tells_people_why_and_the_script_which(string when, string reason, string words)
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();
        var own = await study.PractisedAsync(browser);
        var assignment = (await TakenStudy.ItemsAsync(browser, own)).GetProperty("assignment").GetInt64();
        await ChangeAsync(study, when);

        using var saved = await TakenStudy.SaveAsync(browser, own, assignment, 0, 4);
        using var completed = await browser.PostAsync($"{own}/assignments/{assignment}/complete", content: null);

        foreach (var answer in (HttpResponseMessage[])[saved, completed])
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(reason, told.GetProperty("reason").GetString());
            Assert.Contains(words, told.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        await using var context = await study.Portal.OpenAsync();
        Assert.Equal(0, await context.Judgments.CountAsync());
    }

    [Fact]
    public async Task A_part_is_finished_without_the_item_whose_pictures_did_not_load()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();
        var own = await study.PractisedAsync(browser);
        var block = await TakenStudy.ItemsAsync(browser, own);
        var assignment = block.GetProperty("assignment").GetInt64();
        var positions = Positions(block);
        foreach (var position in positions.Skip(1))
            (await TakenStudy.SaveAsync(browser, own, assignment, position, 2)).Dispose();

        using var refused = await browser.PostAsync($"{own}/assignments/{assignment}/complete", content: null);
        using var completed = await browser.PostAsJsonAsync($"{own}/assignments/{assignment}/complete", new { unshown = positions[..1] });

        Assert.Contains("One item is left to judge.", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NoContent, completed.StatusCode);
        Assert.Contains("data-testid=\"questions\"", await browser.GetStringAsync(own));
    }

    [Theory]
    [InlineData("{\"score\": 5, \"milliseconds\": 1}", HttpStatusCode.Conflict)]
    [InlineData("{\"score\": \"many\"}", HttpStatusCode.BadRequest)]
    [InlineData("rubbish", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task A_score_that_is_none_is_refused(string body, HttpStatusCode expected)
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();
        var own = await study.PractisedAsync(browser);
        var assignment = (await TakenStudy.ItemsAsync(browser, own)).GetProperty("assignment").GetInt64();

        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await browser.PutAsync($"{own}/assignments/{assignment}/items/0", content);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_part_comes_in_the_order_of_its_slot_and_keeps_what_was_given()
    {
        await using var study = await TakenStudy.CreateAsync(plan => plan with { RatersPerItem = 3, BlockLength = 100 });
        using var browser = study.Portal.Browser();
        var orders = new List<int[]>();
        for (var number = 0; number < 3; number++)
            orders.Add(Positions(await TakenStudy.ItemsAsync(browser, await study.PractisedAsync(browser))));
        var own = await study.PractisedAsync(browser, "late");

        Assert.Equal(3, orders.DistinctBy(order => string.Join(',', order)).Count());
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, order.Length), order.Order()));
        using var none = await browser.GetAsync($"{own}/items");
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
    }

    [Fact]
    public async Task Whoever_withdraws_gets_a_receipt_and_leaves_no_judgment()
    {
        await using var study = await TakenStudy.CreateAsync();
        using var browser = study.Portal.Browser();
        var own = await study.PractisedAsync(browser);
        await TakenStudy.JudgeAsync(browser, own);

        using var answer = await Portal.PostAsync(browser, $"{own}/withdraw", new() { ["confirm"] = "true" });

        Assert.Contains("judgments were erased", await browser.GetStringAsync(answer.Headers.Location));
        await using var context = await study.Portal.OpenAsync();
        Assert.Equal(0, await context.Judgments.CountAsync());
        Assert.Equal(0, await context.Participants.CountAsync());
        Assert.Equal(1, await context.Withdrawals.CountAsync());
    }

    private static async Task ChangeAsync(TakenStudy study, string when)
    {
        await using var context = await study.Portal.OpenAsync();
        var assignment = await context.Assignments.Include(row => row.Participant.Study).SingleAsync();
        var row = assignment.Participant.Study;
        var now = study.Portal.Clock.GetUtcNow().UtcDateTime;
        row.IsPaused = when == "paused";
        row.State = when == "closed" ? StudyState.Closed : StudyState.Open;
        row.Plan = row.Plan with { StartUtc = when == "not begun" ? now.AddDays(1) : null, EndUtc = when == "ended" ? now : null };
        if (when == "released")
            (assignment.State, assignment.Slot) = (AssignmentState.Released, null);
        else if (when == "finished")
            assignment.State = AssignmentState.Complete;
        else if (when == "withdrawn")
            context.Remove(assignment.Participant);
        await context.SaveChangesAsync();
    }

    private static int[] Positions(JsonElement block) =>
        [.. block.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("position").GetInt32())];
}
