using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

public abstract partial class ProviderSuite
{
    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        const int Writers = 16;
        const int Writes = 10;
        await SaveAsync(Some.Search("counter"));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer, Writes))));

        Assert.Equal(Writers * Writes, await WithAsync(context => context.LoraModels.CountAsync()));
        Assert.Equal(Writers * Writes, (await WithAsync(context => context.Searches.SingleAsync())).Width);
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_nothing_and_the_next_writer_goes_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Database.Contexts.InTransactionAsync<int>(
                async (context, cancellation) =>
                {
                    context.Add(Some.Model("half"));
                    await context.SaveChangesAsync(cancellation);
                    throw new InvalidOperationException("in the middle");
                }
            )
        );

        await SaveAsync(Some.Model("next"));

        Assert.Equal(["next"], await WithAsync(context => context.LoraModels.Select(model => model.Slug).ToListAsync()));
    }

    [Fact]
    public async Task Migrating_an_up_to_date_database_applies_nothing() => Assert.Empty(await Database.Migrator.MigrateAsync());

    /// <summary>Each time an insert and a counter in one transaction.</summary>
    private async Task WriteAsync(int writer, int writes)
    {
        for (var i = 0; i < writes; i++)
        {
            var slug = $"{writer}-{i}";
            await Database.Contexts.InTransactionAsync(
                async (context, cancellation) =>
                {
                    context.Add(Some.Model(slug));
                    await context.SaveChangesAsync(cancellation);
                    return await context.Searches.ExecuteUpdateAsync(
                        update => update.SetProperty(search => search.Width, search => search.Width + 1),
                        cancellation
                    );
                }
            );
        }
    }
}
