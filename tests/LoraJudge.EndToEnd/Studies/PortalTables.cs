using LoraJudge.Data;
using LoraJudge.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>The tables of a portal that runs, read and written beside it.</summary>
internal sealed class PortalTables(string folder) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLoraJudgeData(new DatabaseOptions(), folder)
        .BuildServiceProvider();

    public Task<LoraJudgeDbContext> OpenAsync() =>
        services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
