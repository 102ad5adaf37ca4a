using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Training.Running;

[Trait("needs", "torch")]
[Trait("group", "server")]
public sealed class FailedTrainingTests
{
    [Fact]
    public async Task One_model_is_too_few()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 1);

        Assert.Contains("2 are needed", await ProblemAsync(trained, WithoutValidation));
    }

    [Fact]
    public async Task A_model_with_one_picture_does_not_count()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);
        await using (var context = await trained.Portal.OpenAsync())
        {
            var model = await context.LoraModels.OrderBy(row => row.Id).LastAsync();
            var first = await context.ReferenceImages.Where(image => image.LoraModelId == model.Id).MinAsync(image => image.Id);
            await context.ReferenceImages.Where(image => image.LoraModelId == model.Id && image.Id != first).ExecuteDeleteAsync();
        }

        Assert.Contains("1 model has two pictures or more, and 2 are needed.", await ProblemAsync(trained, WithoutValidation));
    }

    [Fact]
    public async Task Validation_models_that_cleansing_leaves_without_pictures_are_said()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 4);

        var problem = await ProblemAsync(trained, TrainedPortal.Options with { Cleansing = true, CleansingThreshold = 195_075 });

        Assert.Contains("are left with two pictures or more that can be used; two are needed. The transfer left it as it was", problem);
    }

    [Fact]
    public async Task A_learning_rate_that_is_too_high_is_said_with_what_to_write_instead()
    {
        await using var trained = await TrainedPortal.CreateAsync();

        var problem = await ProblemAsync(
            trained,
            WithoutValidation with
            {
                Optimizer = OptimizerKind.Sgd,
                LearningRate = 10,
                WeightDecay = 1,
                Margin = 1000,
                UnitLength = false,
                Epochs = 200,
            }
        );

        Assert.Contains("is not a number: the learning rate of 10 is too high", problem);
    }

    [Fact]
    public async Task VGG19_without_weights_is_said_with_what_to_set()
    {
        await using var trained = await TrainedPortal.CreateAsync();

        Assert.Contains(
            "set Encoder:TrunkWeights",
            await ProblemAsync(trained, VariantMethods.Proposed.Options with { ValidationModels = 0, Device = "cpu" })
        );
    }

    [Fact]
    public async Task Options_that_cannot_be_read_do_not_stop_the_queue()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync();
        await using (var context = await trained.Portal.OpenAsync())
            await context.TrainingRuns.ExecuteUpdateAsync(set => set.SetProperty(run => run.Options, "{\"Epochs\":\"many\"}"));

        Assert.Equal(TrainingState.Failed, await trained.ExecuteAsync(id));
        Assert.Contains("cannot be read by this version", (await trained.RunAsync(id)).Problem);
    }

    [Fact]
    public async Task A_disk_that_takes_no_checkpoint_is_said_and_the_run_goes_on_when_that_is_mended()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync(TrainedPortal.Options);
        Directory.CreateDirectory(Path.GetDirectoryName(trained.Files.Folder(id))!);
        await File.WriteAllTextAsync(trained.Files.Folder(id), "A file is where the folder should be.");
        Assert.Equal(TrainingState.Failed, await trained.ExecuteAsync(id));
        Assert.StartsWith("The training stopped: ", (await trained.RunAsync(id)).Problem);
        File.Delete(trained.Files.Folder(id));

        await trained.Runs.ReopenAsync(id, CancellationToken.None);

        Assert.Equal(TrainingState.Finished, await trained.ExecuteAsync(id));
        Assert.Null((await trained.RunAsync(id)).Problem);
    }

    private static TrainingOptions WithoutValidation => TrainedPortal.Options with { ValidationModels = 0 };

    private static async Task<string> ProblemAsync(TrainedPortal trained, TrainingOptions options)
    {
        var id = await trained.QueueAsync(options);
        Assert.Equal(TrainingState.Failed, await trained.ExecuteAsync(id));
        var run = await trained.RunAsync(id);
        Assert.NotNull(run.EndedUtc);
        return run.Problem!;
    }
}
