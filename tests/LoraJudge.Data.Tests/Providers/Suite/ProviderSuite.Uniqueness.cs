using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

public abstract partial class ProviderSuite
{
    [Theory]
    [InlineData("ink-wash")]
    [InlineData("Ink-Wash")]
    public async Task Two_models_cannot_share_a_slug_in_any_letter_case(string slug)
    {
        await SaveAsync(Some.Model("ink-wash"));

        await AssertRefusedAsDuplicateAsync(Some.Model(slug));
    }

    [Fact]
    public async Task A_model_is_found_by_its_slug_in_any_letter_case()
    {
        await SaveAsync(Some.Model("Ink-Wash"));
        var asked = "INK-wash";

        var found = await WithAsync(context => context.LoraModels.SingleAsync(model => model.Slug == asked));

        Assert.Equal("ink-wash", found.Slug);
    }

    [Fact]
    public async Task Two_models_cannot_share_a_file_hash_but_many_may_have_none()
    {
        await SaveAsync(Some.Model("a", Some.Sha256('f')), Some.Model("b"), Some.Model("c"));

        await AssertRefusedAsDuplicateAsync(Some.Model("d", Some.Sha256('F')));
    }

    [Fact]
    public async Task Sample_sets_have_different_names()
    {
        await SaveAsync(Some.SampleSet("samples"));

        await AssertRefusedAsDuplicateAsync(Some.SampleSet("samples"));
    }

    [Fact]
    public async Task A_sample_code_is_unique_within_its_set_only()
    {
        await SaveAsync(Some.SampleSet("one", "cat", "Cat"), Some.SampleSet("two", "cat"));

        await AssertRefusedAsDuplicateAsync(Some.SampleSet("three", "cat", "cat"));
    }

    [Fact]
    public async Task A_model_has_one_reference_picture_of_a_sample()
    {
        var reference = (await SaveEmbeddingAsync()).ReferenceImage;

        await AssertRefusedAsDuplicateAsync(
            new ReferenceImage
            {
                LoraModelId = reference.LoraModelId,
                SampleImageId = reference.SampleImageId,
                BlobSha256 = Some.Sha256('c'),
                CreatedUtc = Some.Noon,
            }
        );
    }

    [Fact]
    public async Task A_reference_picture_has_one_vector_by_an_encoder()
    {
        var there = await SaveEmbeddingAsync();

        await AssertRefusedAsDuplicateAsync(
            new Embedding
            {
                ReferenceImageId = there.ReferenceImageId,
                EncoderId = there.EncoderId,
                Vector = [9],
            }
        );
    }

    [Fact]
    public async Task Encoders_have_different_hashes()
    {
        await SaveAsync(Some.Encoder('a'));

        await AssertRefusedAsDuplicateAsync(Some.Encoder('A'));
    }

    [Fact]
    public async Task Search_codes_are_unique_and_differ_by_letter_case()
    {
        await SaveAsync(Some.Search("abcdefghijklmnopqrstuv"), Some.Search("ABCDEFGHIJKLMNOPQRSTUV"));

        await AssertRefusedAsDuplicateAsync(Some.Search("abcdefghijklmnopqrstuv"));
    }

    [Fact]
    public async Task A_training_run_has_one_loss_a_step_and_one_row_of_figures_an_epoch()
    {
        var run = Some.TrainingRun();
        await SaveAsync(Some.Loss(run, 1), Some.Epoch(run, 1), Some.Loss(Some.TrainingRun(), 1));

        await AssertRefusedAsDuplicateAsync(new TrainingLoss { TrainingRunId = run.Id, Step = 1 });
        await AssertRefusedAsDuplicateAsync(new TrainingEpochFigures { TrainingRunId = run.Id, Epoch = 1 });
    }

    [Fact]
    public async Task A_row_that_refers_to_nothing_is_refused_but_not_as_a_duplicate()
    {
        var orphan = new SampleImage { Code = "cat", SampleSetId = 12345 };

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(orphan));

        Assert.False(refusal.IsUniqueViolation());
    }
}
