using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Reproduction;

namespace LoraJudge.Web.Tests.Features.Experiments.Reproduction;

/// <summary>What is said before any work.</summary>
[Trait("group", "server")]
public sealed class ReproductionProblemTests : IDisposable
{
    private readonly ReproductionFolder folder = new ReproductionFolder().WithData();

    [Theory]
    [InlineData("train")]
    [InlineData("eval")]
    public async Task A_folder_without_train_or_eval_is_refused(string part)
    {
        Directory.Delete(folder.Path("data", part), recursive: true);

        Assert.Contains($"There is no folder {folder.Path("data", part)}", await RefusalAsync(folder.Options()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_in_both_is_refused_by_name()
    {
        folder.Models("data/eval", from: 2, count: 1);

        Assert.Contains("In both train and eval: m02.", await RefusalAsync(folder.Options()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_weights_are_told_before_the_work()
    {
        var vgg = folder.Options() with { Methods = [VariantMethods.Proposed with { Options = new TrainingOptions { MaxModels = 2 } }] };

        Assert.Contains("give --weights FILE", await RefusalAsync(vgg), StringComparison.Ordinal);
        Assert.Contains(
            "There is no file nowhere.safetensors",
            await RefusalAsync(vgg with { Weights = "nowhere.safetensors" }),
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(vgg.Out));
    }

    [Fact]
    public async Task A_method_that_needs_more_models_is_left_out_and_said()
    {
        var options = folder.Options() with
        {
            Methods =
            [
                ReproductionFolder.Proposed,
                new VariantMethod("Proposed+", ReproductionFolder.Proposed.Options with { MaxModels = 30 }),
            ],
            Seeds = [1],
        };

        var report = await ReproductionFolder.RunAsync(options);

        Assert.Equal(["Proposed-seed1"], report.Runs.Select(run => run.Name));
        Assert.Contains(report.Notes, note => note.StartsWith("Proposed+ is left out: it needs 32 models", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_runs_with_other_settings_is_refused_and_kept()
    {
        var options = folder.Options() with { Methods = [ReproductionFolder.Proposed], Seeds = [1] };
        await ReproductionFolder.RunAsync(options);
        var checkpoint = folder.Path("out", "runs", "Proposed-seed1", "encoder.safetensors");
        var before = await File.ReadAllBytesAsync(checkpoint);
        var other = new VariantMethod("Proposed", ReproductionFolder.Proposed.Options with { Margin = 0.1 });

        Assert.Contains(
            "holds a run with other settings",
            await RefusalAsync(options with { Methods = [other] }),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await File.ReadAllBytesAsync(checkpoint));
    }

    [Fact]
    public async Task Two_at_a_time_in_one_folder_are_refused()
    {
        Directory.CreateDirectory(folder.Options().Out);
        using var other = new FileStream(folder.Path("out", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("another reproduction is at work there", await RefusalAsync(folder.Options()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_of_a_further_folder_that_are_trained_on_are_noted()
    {
        folder.Models("more/set", from: 4, count: 3);

        var report = await ReproductionFolder.RunAsync(
            folder.Options() with
            {
                Seeds = [1],
                Methods = [ReproductionFolder.Proposed],
                Also = [folder.Path("more", "set")],
            }
        );

        Assert.Contains("Models of one name in train and more/set: 2. Figures of what was trained on flatter.", report.Notes);
    }

    [Fact]
    public async Task Two_further_folders_of_one_name_are_refused()
    {
        folder.WithData().Models("a/more/set", from: 20, count: 2);
        folder.Models("b/more/set", from: 30, count: 2);

        var problem = await Assert.ThrowsAsync<ReproductionException>(() =>
            ReproductionFolder.RunAsync(folder.Options() with { Also = [folder.Path("a", "more", "set"), folder.Path("b", "more", "set")] })
        );

        Assert.Equal("Two folders to evaluate on are called more/set: rename one of them.", problem.Message);
    }

    [Fact]
    public async Task Seeds_that_repeat_are_refused() =>
        Assert.Contains("different numbers", await RefusalAsync(folder.Options() with { Seeds = [1, 1] }), StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    private static async Task<string> RefusalAsync(ReproductionOptions options) =>
        (await Assert.ThrowsAsync<ReproductionException>(() => ReproductionFolder.RunAsync(options))).Message;
}
