using LoraJudge.Benchmarks;
using LoraJudge.Benchmarks.Statistics;

return args switch
{
    ["statistics", ..] => StatisticsBenchmarks.Run(args[1..]),
    ["contact-sheet", ..] => ContactSheet.Write(args),
    ["import-rate", ..] => await ImportRate.MeasureAsync(args),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which:");
    Console.Error.WriteLine("  statistics [alpha] [bootstrap] [dunnett] [accuracy] [multcomp] [trec]");
    Console.Error.WriteLine("  contact-sheet OUT_FOLDER");
    Console.Error.WriteLine("  import-rate FOLDER [--weights FILE]");
    return 2;
}
