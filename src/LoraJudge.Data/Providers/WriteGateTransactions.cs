using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LoraJudge.Data.Providers;

/// <summary>
/// Holds the write gate as long as a transaction is open, whether SaveChanges began it or the program did. A transaction that is disposed
/// of without an end closes its connection, which lets go as well.
/// </summary>
internal sealed class WriteGateTransactions(WriteGate gate) : IDbTransactionInterceptor, IDbConnectionInterceptor, ISaveChangesInterceptor
{
    private readonly ConcurrentDictionary<Guid, IDisposable> passes = new();

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
        var pass = gate.Enter();
        try
        {
            var transaction = connection.BeginTransaction(eventData.IsolationLevel);
            passes[eventData.ConnectionId] = pass;
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        var pass = await gate.EnterAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken);
            passes[eventData.ConnectionId] = pass;
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.ConnectionId);

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    ) => Left(eventData.ConnectionId);

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Leave(eventData.ConnectionId);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    ) => Left(eventData.ConnectionId);

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.ConnectionId);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => Left(eventData.ConnectionId);

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave(eventData.ConnectionId);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData) => Left(eventData.ConnectionId);

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        AlwaysInATransaction(eventData, result);

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(AlwaysInATransaction(eventData, result));

    /// <summary>EF saves a single row without a transaction, which would pass the gate by.</summary>
    private static InterceptionResult<int> AlwaysInATransaction(DbContextEventData eventData, InterceptionResult<int> result)
    {
        eventData.Context?.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return result;
    }

    private Task Left(Guid connection)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    private void Leave(Guid connection)
    {
        if (passes.TryRemove(connection, out var pass))
            pass.Dispose();
    }
}
