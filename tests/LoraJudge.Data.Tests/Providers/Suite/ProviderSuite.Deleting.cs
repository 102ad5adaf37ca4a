using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

// ExecuteDelete asks the database alone: the context knows none of the rows that hang on the deleted one.
public abstract partial class ProviderSuite
{
    [Fact]
    public async Task With_a_model_go_its_reference_pictures_and_their_vectors()
    {
        await SaveEmbeddingAsync();

        await WithAsync(context => context.LoraModels.ExecuteDeleteAsync());

        Assert.Equal(0, await WithAsync(context => context.ReferenceImages.CountAsync()));
        Assert.Equal(0, await WithAsync(context => context.Embeddings.CountAsync()));
        Assert.Equal(1, await WithAsync(context => context.SampleImages.CountAsync()));
        Assert.Equal(1, await WithAsync(context => context.Encoders.CountAsync()));
    }

    [Fact]
    public async Task With_a_sample_set_go_its_samples()
    {
        await SaveAsync(Some.SampleSet("samples", "cat", "dog"));

        await WithAsync(context => context.SampleSets.ExecuteDeleteAsync());

        Assert.Equal(0, await WithAsync(context => context.SampleImages.CountAsync()));
    }

    [Fact]
    public async Task A_sample_that_models_have_transformed_stays_and_so_does_its_set()
    {
        await SaveEmbeddingAsync();

        await AssertRefusedAsync(context => context.SampleImages.ExecuteDeleteAsync());
        await AssertRefusedAsync(context => context.SampleSets.ExecuteDeleteAsync());

        Assert.Equal(1, await WithAsync(context => context.SampleImages.CountAsync()));
    }

    [Fact]
    public async Task An_encoder_stays_while_it_has_vectors()
    {
        await SaveEmbeddingAsync();

        await AssertRefusedAsync(context => context.Encoders.ExecuteDeleteAsync());

        await WithAsync(context => context.Embeddings.ExecuteDeleteAsync());
        Assert.Equal(1, await WithAsync(context => context.Encoders.ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task An_encoder_stays_while_a_projection_starts_from_it()
    {
        var statistics = Some.Encoder('a');
        await SaveAsync(Some.Encoder('b', source: statistics));

        await AssertRefusedAsync(context => context.Encoders.Where(encoder => encoder.Id == statistics.Id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task With_a_training_run_go_its_losses_and_figures()
    {
        var run = Some.TrainingRun();
        await SaveAsync(Some.Loss(run, 1), Some.Epoch(run, 1));

        await WithAsync(context => context.TrainingRuns.ExecuteDeleteAsync());

        Assert.Equal(0, await WithAsync(context => context.TrainingLosses.CountAsync()));
        Assert.Equal(0, await WithAsync(context => context.TrainingEpochs.CountAsync()));
    }

    [Fact]
    public async Task With_an_encoder_go_its_evaluations_but_not_its_training_run()
    {
        var encoder = Some.Encoder('a');
        await SaveAsync(Some.Evaluation(encoder), Some.TrainingRun(encoder));

        await WithAsync(context => context.Encoders.ExecuteDeleteAsync());

        Assert.Equal(0, await WithAsync(context => context.Evaluations.CountAsync()));
        Assert.Null((await WithAsync(context => context.TrainingRuns.SingleAsync())).EncoderId);
    }

    private Task AssertRefusedAsync(Func<LoraJudgeDbContext, Task<int>> delete) =>
        Assert.ThrowsAnyAsync<DbException>(() => WithAsync(delete));
}
