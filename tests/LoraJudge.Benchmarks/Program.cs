using LoraJudge.Benchmarks.Statistics;

return args switch
{
    ["statistics", ..] => StatisticsBenchmarks.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: LoraJudge.Benchmarks statistics [alpha] [bootstrap] [dunnett] [accuracy] [multcomp] [trec]");
    return 2;
}
