using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Testing.Blobs;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Results.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Results;

/// <summary>A judged study in a database of its own.</summary>
internal sealed class StoredStudy : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private StoredStudy() => services = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), folder.Path).BuildServiceProvider();

    private IDbContextFactory<LoraJudgeDbContext> Contexts => services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>();

    private long Id { get; set; }

    public static async Task<StoredStudy> CreateAsync(JudgedStudySize size)
    {
        var study = new StoredStudy();
        await study.services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        await using var context = await study.Contexts.CreateDbContextAsync();
        study.Id = await JudgedStudy.CreateAsync(context, size);
        return study;
    }

    public async Task<StudyData> ReadAsync() =>
        (await new StudyReader(Contexts, new MemoryBlobStore()).ReadAsync(Id, CancellationToken.None))!;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }
}
