using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LoraJudge.Data.Providers;

/// <summary>Holds the write gate for ExecuteUpdate, ExecuteDelete and raw statements that run outside of a transaction.</summary>
internal sealed class WriteGateCommands(WriteGate gate) : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (!WritesAlone(command, eventData))
            return result;
        using var pass = gate.Enter();
        return InterceptionResult<int>.SuppressWithResult(command.ExecuteNonQuery());
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (!WritesAlone(command, eventData))
            return result;
        using var pass = await gate.EnterAsync(cancellationToken);
        return InterceptionResult<int>.SuppressWithResult(await command.ExecuteNonQueryAsync(cancellationToken));
    }

    private static bool WritesAlone(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null
        && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;
}
