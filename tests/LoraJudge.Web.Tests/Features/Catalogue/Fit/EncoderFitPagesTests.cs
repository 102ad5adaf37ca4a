using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Fit;
using LoraJudge.Web.Tests.Features.Encoders;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Catalogue.Fit;

[Trait("group", "server")]
public sealed class EncoderFitPagesTests
{
    [Fact]
    public async Task Before_it_is_measured_the_page_says_so()
    {
        await using var two = await TwoEncoders.CreateAsync();

        var page = await two.Portal.Browser().GetStringAsync("/encoders/fit");

        Assert.Contains("is being measured", page);
    }

    [Fact]
    public async Task A_small_catalogue_is_too_few_to_say_and_says_why()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.Portal.Get<EncoderFitKeeper>().MeasureAsync(CancellationToken.None);
        using var browser = two.Portal.Browser();

        var (page, encoders, models) = (
            await browser.GetStringAsync("/encoders/fit"),
            await browser.GetStringAsync("/encoders"),
            await browser.GetStringAsync("/models")
        );

        Assert.Contains("Too few models have come", page);
        Assert.Contains("data-testid=\"fit-groups\"", page);
        Assert.Contains("data-verdict=\"TooFew\"", encoders);
        Assert.DoesNotContain("data-testid=\"encoder-fit\"", models);
    }

    [Fact]
    public async Task The_models_that_a_run_trained_on_are_told_from_those_that_it_left_out_and_from_those_that_came_since()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var ids = two.Catalogue.Models.Select(model => model.Id).ToArray();
        var started = DateTime.UnixEpoch.AddDays(1);
        await using (var context = await two.Portal.OpenAsync())
        {
            await context
                .LoraModels.Where(model => model.Id == ids[5])
                .ExecuteUpdateAsync(set => set.SetProperty(model => model.CreatedUtc, started.AddDays(1)));
            context.Add(
                new TrainingRun
                {
                    Name = "Run",
                    Options = "{}",
                    State = TrainingState.Finished,
                    EncoderId = two.TrainedId,
                    TrainedModels = [.. ids[..3]],
                    ValidatedModels = [ids[3]],
                    CreatedUtc = started,
                    StartedUtc = started,
                }
            );
            await context.SaveChangesAsync();
        }

        var pictures = two.Snapshot.Index.Pictures();
        var groups = (await two.Portal.Get<EncoderFitGroups>().ReadAsync(TwoEncoders.Trained, pictures, CancellationToken.None))!;

        Assert.Equal(started, groups.Since);
        Assert.Equal(ids[..3], groups.Models[FitModels.Trained].Select(model => model.ModelId));
        Assert.Equal(ids[3..5], groups.Models[FitModels.HeldOut].Select(model => model.ModelId));
        Assert.Equal(ids[5..], groups.Models[FitModels.New].Select(model => model.ModelId));
    }

    [Fact]
    public async Task A_projection_counts_models_from_its_fit_on()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var newest = two.Catalogue.Models[5].Id;
        await using (var context = await two.Portal.OpenAsync())
            await context
                .LoraModels.Where(model => model.Id == newest)
                .ExecuteUpdateAsync(set => set.SetProperty(model => model.CreatedUtc, DateTime.UnixEpoch.AddYears(100)));

        var pictures = two.Snapshot.Index.Pictures();
        var groups = (await two.Portal.Get<EncoderFitGroups>().ReadAsync(two.Snapshot.EncoderHash, pictures, CancellationToken.None))!;

        Assert.Equal([newest], groups.Models[FitModels.New].Select(model => model.ModelId));
        Assert.Equal(5, groups.Models[FitModels.Before].Count);
    }
}
