using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Running;

namespace LoraJudge.Web.Tests.Features.Training.Runs;

[Trait("group", "server")]
public sealed class RunPagesTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_list_tells_how_far_each_run_is_and_what_it_reached()
    {
        await SomeRuns.AddAsync(portal, "Running one", TrainingState.Running, steps: 15);
        await SomeRuns.AddAsync(portal, "Broken one", TrainingState.Failed, change: run => run.Problem = "It is broken.");

        var html = await PageAsync("/training");

        Assert.Contains("Step 15 of 20, epoch 2 of 2", html);
        Assert.Contains("0.8500", html);
        Assert.Contains("0.500", html);
        Assert.Contains("It is broken.", html);
        Assert.Contains("1 Running one", html);
    }

    [Fact]
    public async Task A_run_that_has_ended_tells_how_long_it_took()
    {
        await SomeRuns.AddAsync(portal, "Done", TrainingState.Finished, steps: 20);

        Assert.Contains("1 h 30 min", await PageAsync("/training"));
    }

    [Fact]
    public async Task A_curve_that_the_address_hides_is_not_drawn()
    {
        var first = await SomeRuns.AddAsync(portal, "First", TrainingState.Finished, steps: 20);
        var second = await SomeRuns.AddAsync(portal, "Second", TrainingState.Finished, steps: 20);

        var html = await PageAsync($"/training?hide={first}");

        Assert.DoesNotContain($"<title>{first} First</title>", html);
        Assert.Contains($"<title>{second} Second</title>", html);
    }

    [Fact]
    public async Task A_runs_page_shows_its_course_and_every_setting()
    {
        var id = await SomeRuns.AddAsync(portal, "Running one", TrainingState.Running, steps: 15);

        var html = await PageAsync($"/training/{id}");

        Assert.Contains("Running one", html);
        Assert.Contains("Loss of this run", html);
        Assert.Contains("Validation MRR of this run", html);
        Assert.Contains("SupervisedContrastive", html);
        Assert.Contains("data-testid=\"cancel\"", html);
        Assert.Contains($"/training?from={id}#start", html);
    }

    [Fact]
    public async Task A_finished_run_leads_to_its_encoder_and_cannot_be_cancelled()
    {
        long encoder;
        await using (var context = await portal.OpenAsync())
        {
            var row = new Domain.Catalog.Encoder
            {
                Hash = new string('d', 64),
                Name = "Done",
                CreatedUtc = DateTime.UnixEpoch,
            };
            context.Add(row);
            await context.SaveChangesAsync();
            encoder = row.Id;
        }

        var id = await SomeRuns.AddAsync(portal, "Done", TrainingState.Finished, steps: 20, run => run.EncoderId = encoder);

        var html = await PageAsync($"/training/{id}");

        Assert.Contains($"/encoders#encoder-{encoder}", html);
        Assert.DoesNotContain("data-testid=\"cancel\"", html);
    }

    [Fact]
    public async Task Pictures_that_were_left_out_are_listed_with_the_reason()
    {
        var id = await SomeRuns.AddAsync(portal, "Done", TrainingState.Finished, steps: 20);
        portal.Get<RunFiles>().Finish(id, [new LeftOutOfTraining("style-1", "Samples/face-1", "It is its model's only picture.")]);

        var html = await PageAsync($"/training/{id}");

        Assert.Contains("1 picture was left out", html);
        Assert.Contains("style-1, Samples/face-1: It is its model's only picture.", html);
    }

    [Fact]
    public async Task A_run_is_cancelled_by_its_form()
    {
        var id = await SomeRuns.AddAsync(portal, "Running one", TrainingState.Running, steps: 15);
        using var browser = await portal.SignedInAsync();
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await Portal.TokenAsync(browser, $"/training/{id}")),
        ]);

        using var answer = await browser.PostAsync($"/training/{id}/cancel", form);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var html = await PageAsync($"/training/{id}");
        Assert.Contains("Being cancelled", html);
        Assert.DoesNotContain("data-testid=\"cancel\"", html);
    }

    [Fact]
    public async Task The_form_takes_over_the_settings_of_a_run()
    {
        await portal.SeedAsync(models: 4);
        var id = await SomeRuns.AddAsync(portal, "Again", TrainingState.Cancelled);

        var html = await PageAsync($"/training?from={id}");

        Assert.Contains("name=\"name\" value=\"Again\"", html);
        Assert.Contains("name=\"o.Epochs\" value=\"2\"", html);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_said()
    {
        using var browser = await portal.SignedInAsync();

        using var answer = await browser.GetAsync("/training/12345");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such training run", await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> PageAsync(string address)
    {
        using var browser = await portal.SignedInAsync();
        return WebUtility.HtmlDecode(await browser.GetStringAsync(address));
    }
}
