using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Providers.Suite;

/// <summary>What the tables promise, whatever the provider.</summary>
public abstract partial class ProviderSuite(TestDatabase database) : IAsyncLifetime
{
    protected TestDatabase Database { get; } = database;

    public async ValueTask InitializeAsync()
    {
        if (Database.Unavailable is { } reason)
            Assert.Skip(reason);
        await Database.EmptyAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private async Task SaveAsync(params object[] rows)
    {
        await using var context = await Database.Contexts.CreateDbContextAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    /// <summary>Does one thing with a context that has seen nothing yet.</summary>
    private async Task<T> WithAsync<T>(Func<LoraJudgeDbContext, Task<T>> work)
    {
        await using var context = await Database.Contexts.CreateDbContextAsync();
        return await work(context);
    }

    private async Task AssertRefusedAsDuplicateAsync(params object[] rows)
    {
        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(rows));
        Assert.True(refusal.IsUniqueViolation(), refusal.InnerException?.Message);
    }

    /// <summary>A model with one reference picture and its vector.</summary>
    private async Task<Embedding> SaveEmbeddingAsync()
    {
        var samples = Some.SampleSet("samples", "cat");
        var reference = Some.Reference(Some.Model("ink"), samples.Images[0]);
        var embedding = Some.Embedding(reference, Some.Encoder('a'), 1, 2, 255);
        await SaveAsync(samples, embedding);
        return embedding;
    }
}

public sealed class SqliteProviderTests(SqliteDatabase database) : ProviderSuite(database), IClassFixture<SqliteDatabase>;

public sealed class SqlServerProviderTests(SqlServerDatabase database) : ProviderSuite(database), IClassFixture<SqlServerDatabase>;
