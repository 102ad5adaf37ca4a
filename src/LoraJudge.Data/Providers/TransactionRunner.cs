using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Providers;

public static class TransactionRunner
{
    /// <summary>
    /// Does the work in one transaction, on every provider. Where a connection breaks, all of it is done again with a new context, and
    /// in rare cases after it was committed: the work must tolerate being done twice.
    /// </summary>
    /// <param name="contexts">Where each attempt's context comes from.</param>
    /// <param name="work">Reads and writes, SaveChanges included, and nothing slow: other writers wait.</param>
    /// <param name="cancellation">Rolls the transaction back.</param>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<LoraJudgeDbContext> contexts,
        Func<LoraJudgeDbContext, CancellationToken, Task<T>> work,
        CancellationToken cancellation = default
    )
    {
        await using var outer = await contexts.CreateDbContextAsync(cancellation);
        return await outer.Database.CreateExecutionStrategy().ExecuteAsync(token => AttemptAsync(contexts, work, token), cancellation);
    }

    private static async Task<T> AttemptAsync<T>(
        IDbContextFactory<LoraJudgeDbContext> contexts,
        Func<LoraJudgeDbContext, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var result = await work(context, cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
