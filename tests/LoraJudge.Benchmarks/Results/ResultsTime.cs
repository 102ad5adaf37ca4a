using System.Diagnostics;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Testing.Blobs;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Results;

/// <summary>What the results of a study of about 100,000 judgments cost: read from the tables and computed, the first time and again.</summary>
internal static class ResultsTime
{
    private const double WantedSeconds = 2;
    private const int Rounds = 5;

    internal static readonly JudgedStudySize Size = new(Topics: 400, Raters: 8, BlocksAParticipant: 1);

    public static async Task<int> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        await using var services = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), folder.Path).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        var contexts = services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>();
        long id;
        await using (var context = await contexts.CreateDbContextAsync())
            id = await JudgedStudy.CreateAsync(context, Size);
        var reader = new StudyReader(contexts, new MemoryBlobStore());
        var last = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
            last = await RoundAsync(reader, id, round);
        Console.WriteLine($"wanted: under {WantedSeconds:F0} s, read and computed");
        return last < WantedSeconds ? 0 : 1;
    }

    private static async Task<double> RoundAsync(StudyReader reader, long id, int round)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var data = (await reader.ReadAsync(id, CancellationToken.None))!;
        var read = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));
        var all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        Console.WriteLine(
            $"{round}: {data.Judgments.Count} judgments of {data.Participants.Count} on {data.Items.Count} items: read {read:F2} s, computed {all - read:F2} s, CPU {used:F2} s; alpha {results.Agreement.Ordinal.Alpha.Value:F3}"
        );
        return all;
    }
}
