using System.Diagnostics;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Benchmarks.Results;

/// <summary>What the results of a study of about 100,000 judgments cost: read from the tables and computed, the first time and again.</summary>
internal static class ResultsTime
{
    private const double WantedSeconds = 2;
    private const int Rounds = 5;

    public static async Task<int> MeasureAsync()
    {
        await using var study = await StoredStudy.CreateAsync(new JudgedStudySize(Topics: 400, Raters: 8, BlocksAParticipant: 1));
        var last = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
            last = await RoundAsync(study, round);
        Console.WriteLine($"wanted: under {WantedSeconds:F0} s, read and computed");
        return last < WantedSeconds ? 0 : 1;
    }

    private static async Task<double> RoundAsync(StoredStudy study, int round)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var data = await study.ReadAsync();
        var (read, readCpu) = (Stopwatch.GetElapsedTime(began).TotalSeconds, Environment.CpuUsage.TotalTime);
        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));
        var all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var used = Environment.CpuUsage.TotalTime;
        Console.WriteLine(
            $"{round}: {data.Judgments.Count} judgments of {data.Participants.Count} participants on {data.Items.Count} items: "
                + $"read {read:F2} s (CPU {(readCpu - cpu).TotalSeconds:F2}), computed {all - read:F2} s (CPU {(used - readCpu).TotalSeconds:F2}); "
                + $"alpha {results.Agreement.Ordinal.Alpha.Value:F3}"
        );
        return all;
    }
}
