using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Features.Studies.Opening;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Opening;

[Trait("group", "server")]
public sealed class OpeningTests
{
    [Fact]
    public async Task The_pool_is_the_union_of_what_the_methods_found_first()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();

        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        var found = await draft.ReadAsync(context =>
            context
                .RunEntries.Where(entry => entry.Run.VariantMethod.StudyId == id && entry.Rank <= 3)
                .Select(entry => new { entry.TopicId, entry.LoraModelId })
                .Distinct()
                .ToListAsync()
        );
        var pool = await PoolAsync(draft, id);
        Assert.Equal(
            found.Select(entry => (entry.TopicId, entry.LoraModelId)).Order(),
            pool.Select(item => (item.TopicId, item.LoraModelId)).Order()
        );
        Assert.Contains(pool, item => item.LoraModel.Slug == "style-11");
    }

    [Fact]
    public async Task A_held_out_picture_does_not_count_among_its_models_references()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();

        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        var decoder = draft.Portal.Get<IImageDecoder>();
        byte[][] files = [.. Enumerable.Range(0, 6).Select(subject => SeededCatalogue.Picture(decoder, 0, subject))];
        float[] Vector(byte[] file) => FakeStyleEncoder.Turn(FakeStyleEncoder.Encode(decoder.DecodeSquare(file, FakeStyleEncoder.Edge)));
        var expected = files
            .Where(file => !file.AsSpan().SequenceEqual(files[1]))
            .Average(file => StyleDistance.Between(Vector(files[1]), Vector(file)));
        var own = await draft.ReadAsync(context =>
            context.RunEntries.SingleAsync(entry =>
                entry.Run.VariantMethod.StudyId == id
                && entry.Run.VariantMethod.Name == "Trained"
                && entry.Topic.Code == "q1"
                && entry.LoraModel.Slug == "style-0"
            )
        );
        Assert.Equal(-expected, own.Score, 9);
    }

    [Fact]
    public async Task All_candidates_of_a_query_are_shown_by_the_same_samples_and_never_by_the_querys_own()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();

        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        var samples = draft
            .Catalogue.Models.SelectMany(model => model.References.Select(reference => (model.Id, reference)))
            .ToLookup(row => (row.Id, row.reference.BlobSha256), row => row.reference.SampleImage.Code);
        foreach (var topic in (await PoolAsync(draft, id)).GroupBy(item => item.Topic.Code, StringComparer.Ordinal))
        {
            for (var place = 0; place < 3; place++)
            {
                // Some of the striped pictures are alike: each stands for several samples.
                var common = topic
                    .Select(item => samples[(item.LoraModelId, item.Pictures[place])])
                    .Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal));
                Assert.NotEmpty(common);
                Assert.DoesNotContain(topic.Key == "q1" ? "object-1" : "landscape-1", common);
            }
        }
    }

    [Fact]
    public async Task What_is_stored_is_what_the_frozen_plan_says_under_its_hash()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();

        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        var study = await draft.ReadAsync(context => context.Studies.SingleAsync(row => row.Id == id));
        var frozen = FrozenPlan.FromJson(study.FrozenPlan!);
        var blocks = await draft.ReadAsync(context =>
            context.Blocks.Where(block => block.StudyId == id).Include(block => block.Items).OrderBy(block => block.Number).ToListAsync()
        );
        var codes = await CodesAsync(draft, id);
        Assert.Equal(StudyState.Open, study.State);
        Assert.Equal(study.FrozenHash, frozen.Hash());
        Assert.Equal(
            frozen.Blocks.SelectMany(block => block.Items.Select(item => (block.Number, item.Id))),
            blocks.SelectMany(block => block.Items.OrderBy(item => item.Position).Select(item => (block.Number, codes[item.Id])))
        );
        Assert.Equal(frozen.Blocks.Select(block => block.FirstOrder), blocks.Select(block => block.FirstOrder));
        Assert.Equal(["Trained", "Imported"], frozen.Methods.Select(method => method.Name));
        Assert.Equal(["style-0", "style-5"], frozen.Topics.Select(topic => topic.HeldOutOf));
    }

    [Fact]
    public async Task Every_block_has_its_attention_checks_and_their_pictures_are_as_many_as_any_items()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();

        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        var checks = await draft.ReadAsync(context =>
            context
                .BlockItems.Where(item => item.Block.StudyId == id && item.AttentionCheck != null)
                .Select(item => new { item.Block.Number, Check = item.AttentionCheck! })
                .ToListAsync()
        );
        var blocks = await draft.ReadAsync(context => context.Blocks.CountAsync(block => block.StudyId == id));
        Assert.Equal(Enumerable.Range(0, blocks), checks.Select(check => check.Number).Order());
        Assert.All(checks, check => Assert.Equal(3, check.Check.Pictures.Count));
    }

    [Fact]
    public async Task The_same_draft_is_dealt_out_in_the_same_way()
    {
        await using var draft = await Draft.CreateAsync();
        var (first, second) = (await draft.AddAsync(), await draft.AddAsync());

        await draft.Freezer.OpenAsync(first, CancellationToken.None);
        await draft.Freezer.OpenAsync(second, CancellationToken.None);

        Assert.Equal(await DealtAsync(draft, first), await DealtAsync(draft, second));
    }

    [Fact]
    public async Task A_draft_that_is_not_ready_stays_a_draft_and_says_what_it_lacks()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync(plan => plan with { Instructions = "", Control = "Nobody" });

        var refusal = await Assert.ThrowsAsync<StudyException>(() => draft.Freezer.OpenAsync(id, CancellationToken.None));

        Assert.Equal("Write instructions. The control is \"Nobody\": choose one of Trained, Imported.", refusal.Message);
        Assert.Equal(StudyState.Draft, await draft.ReadAsync(context => context.Studies.Select(study => study.State).SingleAsync()));
    }

    [Theory]
    [InlineData("q1 Q0 style-1 1 1 x\n", "Imported has no results for q2: import a run that has all queries.")]
    [InlineData("q1 Q0 style-1 1 1 x\nq2 Q0 elsewhere 1 1 x\n", "Imported ranks elsewhere, which is no model of the catalogue.")]
    [InlineData("q1 Q0 style-1\n", "The run of Imported cannot be read. Line 1:")]
    public async Task A_run_that_does_not_fit_is_refused_and_nothing_is_stored(string run, string words)
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync(run: run);

        var refusal = await Assert.ThrowsAsync<StudyException>(() => draft.Freezer.OpenAsync(id, CancellationToken.None));

        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await draft.ReadAsync(context => context.PoolItems.CountAsync()));
    }

    [Fact]
    public async Task A_draft_that_was_changed_while_it_was_being_opened_is_not_opened()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();
        var gate = new TaskCompletionSource();
        draft.Portal.Encoder.BulkGate = gate.Task;
        var opening = draft.Freezer.OpenAsync(id, CancellationToken.None);

        await draft.ReadAsync(async context =>
        {
            (await context.Studies.SingleAsync()).Plan = Draft.Plan with { Question = "Another question?" };
            return await context.SaveChangesAsync();
        });
        gate.SetResult();

        var refusal = await Assert.ThrowsAsync<StudyException>(() => opening);
        Assert.StartsWith("The draft was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_is_opened_once()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync();
        await draft.Freezer.OpenAsync(id, CancellationToken.None);

        await Assert.ThrowsAsync<StudyException>(() => draft.Freezer.OpenAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task What_kept_a_study_from_being_opened_is_kept_for_its_page()
    {
        await using var draft = await Draft.CreateAsync();
        var id = await draft.AddAsync(plan => plan with { Title = "" });
        var opener = draft.Portal.Get<StudyOpener>();

        opener.Ask(id);
        await Eventually.HoldsAsync(() => opener.Of(id) is not { IsUnderWay: true });

        Assert.Equal("Write a title.", opener.Of(id)!.Problem);
    }

    [Fact]
    public async Task A_study_that_is_asked_for_twice_is_opened_once()
    {
        await using var draft = await Draft.CreateAsync();
        var (id, last) = (await draft.AddAsync(), await draft.AddAsync(plan => plan with { Title = "" }));
        var opener = draft.Portal.Get<StudyOpener>();

        opener.Ask(id);
        opener.Ask(id);
        opener.Ask(last);
        await Eventually.HoldsAsync(() => opener.Of(last) is not { IsUnderWay: true });
        // Somebody presses the button of a page that is old.
        opener.Ask(id);

        await opener.Of(id)!.Ended.WaitAsync(Eventually.Patience);
        Assert.Null(opener.Of(id)!.Problem);
        Assert.Equal(
            StudyState.Open,
            await draft.ReadAsync(context => context.Studies.Where(study => study.Id == id).Select(study => study.State).SingleAsync())
        );
    }

    private static Task<List<PoolItem>> PoolAsync(Draft draft, long id) =>
        draft.ReadAsync(context =>
            context.PoolItems.Include(item => item.Topic).Include(item => item.LoraModel).Where(item => item.StudyId == id).ToListAsync()
        );

    private static async Task<Dictionary<long, string>> CodesAsync(Draft draft, long id)
    {
        var items = await draft.ReadAsync(context =>
            context
                .BlockItems.Where(item => item.Block.StudyId == id)
                .Include(item => item.PoolItem)
                .Include(item => item.AttentionCheck)
                .ToListAsync()
        );
        return items.ToDictionary(item => item.Id, item => item.PoolItem?.Code ?? item.AttentionCheck!.Code);
    }

    /// <summary>Which model of which query stands where; null for a check.</summary>
    private static Task<List<string?>> DealtAsync(Draft draft, long id) =>
        draft.ReadAsync(context =>
            context
                .BlockItems.Where(item => item.Block.StudyId == id)
                .OrderBy(item => item.Block.Number)
                .ThenBy(item => item.Position)
                .Select(item => item.PoolItem == null ? null : item.PoolItem.Topic.Code + item.PoolItem.LoraModel.Slug)
                .ToListAsync()
        );
}
