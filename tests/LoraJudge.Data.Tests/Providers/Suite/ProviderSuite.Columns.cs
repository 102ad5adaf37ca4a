using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

public abstract partial class ProviderSuite
{
    [Fact]
    public async Task Trigger_words_and_sources_come_back_as_they_were()
    {
        var model = Some.Model("ink");
        model.TriggerWords = ["水墨画", "ink \"wash\"", "it's, ink", ""];
        model.Sources = new() { ["Name"] = MetadataSource.FileHeader, ["Creator"] = MetadataSource.Civitai };
        await SaveAsync(model);

        var found = await WithAsync(context => context.LoraModels.SingleAsync());

        Assert.Equal(model.TriggerWords, found.TriggerWords);
        Assert.Equal(model.Sources, found.Sources);
    }

    [Fact]
    public async Task A_word_added_to_a_loaded_model_is_saved()
    {
        await SaveAsync(Some.Model("ink"));

        await WithAsync(async context =>
        {
            (await context.LoraModels.SingleAsync()).TriggerWords.Add("new");
            return await context.SaveChangesAsync();
        });

        Assert.Equal(["new"], (await WithAsync(context => context.LoraModels.SingleAsync())).TriggerWords);
    }

    [Fact]
    public async Task Flags_and_unknown_answers_come_back_as_they_were()
    {
        var model = Some.Model("ink");
        model.CommercialUse = CommercialUse.Image | CommercialUse.Sell;
        model.AllowsDerivatives = false;
        await SaveAsync(model);

        var found = await WithAsync(context => context.LoraModels.SingleAsync());

        Assert.Equal(CommercialUse.Image | CommercialUse.Sell, found.CommercialUse);
        Assert.False(found.AllowsDerivatives);
        Assert.Null(found.AllowsUncredited);
    }

    [Fact]
    public async Task A_vector_comes_back_byte_by_byte()
    {
        await SaveEmbeddingAsync();

        Assert.Equal([1, 2, 255], (await WithAsync(context => context.Embeddings.SingleAsync())).Vector);
    }

    [Fact]
    public async Task Times_come_back_as_UTC_to_the_tick()
    {
        var search = Some.Search("abcdefghijklmnopqrstuv", Some.Noon.AddTicks(1));
        search.RemovedUtc = Some.Noon.AddTicks(-1);
        await SaveAsync(search);

        var found = await WithAsync(context => context.Searches.SingleAsync());

        Assert.Equal(Some.Noon.AddTicks(1), found.ExpiresUtc);
        Assert.Equal(DateTimeKind.Utc, found.ExpiresUtc.Kind);
        Assert.Equal(Some.Noon.AddTicks(-1), found.RemovedUtc);
        Assert.Equal(DateTimeKind.Utc, found.RemovedUtc!.Value.Kind);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task A_time_that_is_not_UTC_is_refused(DateTimeKind kind)
    {
        var search = Some.Search("abcdefghijklmnopqrstuv", DateTime.SpecifyKind(Some.Noon, kind));

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(search));

        Assert.Contains("is not UTC", refusal.GetBaseException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_ordered_and_compared_as_times()
    {
        TimeSpan[] offsets =
        [
            TimeSpan.FromTicks(5),
            TimeSpan.Zero,
            TimeSpan.FromHours(-13),
            TimeSpan.FromMilliseconds(500),
            TimeSpan.FromDays(300),
        ];
        await SaveAsync([.. offsets.Select((offset, i) => Some.Search($"search-{i}", Some.Noon + offset))]);

        var ordered = await WithAsync(context =>
            context.Searches.OrderBy(search => search.ExpiresUtc).Select(search => search.Code).ToListAsync()
        );
        var expired = await WithAsync(context => context.Searches.CountAsync(search => search.ExpiresUtc <= Some.Noon));

        Assert.Equal(["search-2", "search-1", "search-0", "search-3", "search-4"], ordered);
        Assert.Equal(2, expired);
    }
}
