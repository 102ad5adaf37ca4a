using LoraJudge.Data.Providers;

namespace LoraJudge.Data.Tests.Providers;

public sealed class SqliteDatabase : TestDatabase
{
    private readonly TempFolder folder = new();

    protected override DatabaseTarget Create() => DatabaseTarget.From(new DatabaseOptions(), folder.Path);

    protected override Task RemoveAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}
