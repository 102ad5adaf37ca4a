namespace LoraJudge.Benchmarks.Statistics;

/// <summary>The verb "statistics": how fast and how exact LoraJudge.Statistics is. Without names, everything runs.</summary>
internal static class StatisticsBenchmarks
{
    private static readonly (string Name, Action Run)[] Parts =
    [
        ("alpha", AlphaBenchmark.Run),
        ("bootstrap", BootstrapBenchmark.Run),
        ("dunnett", DunnettBenchmark.Run),
        ("accuracy", DunnettAccuracy.Run),
        ("multcomp", MultcompComparison.Run),
        ("trec", TrecBenchmark.Run),
    ];

    public static int Run(string[] names)
    {
        var unknown = names.Except(Parts.Select(part => part.Name)).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}.");
            return 2;
        }
        foreach (var (name, run) in Parts)
        {
            if (names.Length > 0 && !names.Contains(name))
                continue;
            Console.WriteLine($"== {name}");
            run();
        }
        return 0;
    }
}
