using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Data.Tests.Providers;

/// <summary>The gate is told from SQLite's own lock by its patience, which is much shorter here.</summary>
public sealed class WriteGateTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly TempFolder folder = new();
    private readonly ServiceProvider services;

    public WriteGateTests() => services = Services(Patience);

    public static TheoryData<string> WaysToWrite => [.. Ways.Keys];

    private static Dictionary<string, Func<LoraJudgeDbContext, Task>> Ways { get; } =
        new()
        {
            ["one row"] = context => SaveAsync(context, Some.Model("one")),
            ["several rows"] = context => SaveAsync(context, Some.Model("one"), Some.Model("two")),
            ["an update without loading"] = context => context.LoraModels.ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, "new")),
            ["a delete without loading"] = context => context.LoraModels.ExecuteDeleteAsync(),
            ["raw SQL"] = context => context.Database.ExecuteSqlAsync($"DELETE FROM Searches"),
            ["a transaction"] = context => context.Database.BeginTransactionAsync(),
        };

    public async ValueTask InitializeAsync() => await services.GetRequiredService<DatabaseMigrator>().MigrateAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(WaysToWrite))]
    public async Task A_writer_waits_for_an_open_transaction_and_is_told_when_it_takes_too_long(string way)
    {
        await using var first = Context();
        await using var transaction = await first.Database.BeginTransactionAsync();
        await using var second = Context();

        var refusal = await Assert.ThrowsAsync<TimeoutException>(() => Ways[way](second));

        Assert.Contains("short transactions", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("committed")]
    [InlineData("rolled back")]
    [InlineData("disposed of")]
    [InlineData("forgotten with its context")]
    public async Task When_a_transaction_ends_the_next_writer_goes_on(string end)
    {
        var first = Context();
        var transaction = await first.Database.BeginTransactionAsync();
        await SaveAsync(first, Some.Model("first"));
        await EndAsync(end, first, transaction);

        await using var second = Context();
        await SaveAsync(second, Some.Model("second"));
    }

    [Theory]
    [MemberData(nameof(WaysToWrite))]
    public async Task After_any_write_the_next_writer_goes_on(string way)
    {
        await using (var first = Context())
            await Ways[way](first);

        await using var second = Context();
        await SaveAsync(second, Some.Model("second"));
    }

    [Fact]
    public async Task After_a_refused_write_the_next_writer_goes_on()
    {
        await using var first = Context();
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(first, Some.Model("same"), Some.Model("same")));

        await using var second = Context();
        await SaveAsync(second, Some.Model("second"));
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_leaves_the_order_to_others()
    {
        await using var patient = Services(TimeSpan.FromMinutes(3));
        await using var first = Context(patient);
        var transaction = await first.Database.BeginTransactionAsync();
        await using var second = Context(patient);
        second.Add(Some.Model("second"));
        using var impatience = new CancellationTokenSource();
        var waiting = second.SaveChangesAsync(impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await transaction.CommitAsync();

        await using var third = Context(patient);
        await SaveAsync(third, Some.Model("third"));

        Assert.Equal(["third"], await third.LoraModels.Select(model => model.Slug).ToListAsync());
    }

    [Fact]
    public async Task Readers_do_not_wait()
    {
        await using var first = Context();
        await using var transaction = await first.Database.BeginTransactionAsync();
        await SaveAsync(first, Some.Model("unseen"));
        await using var second = Context();

        Assert.Equal(0, await second.LoraModels.CountAsync());
    }

    private static async Task EndAsync(string end, LoraJudgeDbContext context, IDbContextTransaction transaction)
    {
        if (end == "committed")
            await transaction.CommitAsync();
        if (end == "rolled back")
            await transaction.RollbackAsync();
        if (end == "disposed of")
            await transaction.DisposeAsync();
        if (end == "forgotten with its context")
            await context.DisposeAsync();
    }

    private static async Task SaveAsync(LoraJudgeDbContext context, params object[] rows)
    {
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    private ServiceProvider Services(TimeSpan patience) =>
        new ServiceCollection()
            .AddLoraJudgeData(new DatabaseOptions(), folder.Path)
            .AddSingleton(_ => new WriteGate(patience))
            .BuildServiceProvider();

    private LoraJudgeDbContext Context() => Context(services);

    private static LoraJudgeDbContext Context(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContext();
}
