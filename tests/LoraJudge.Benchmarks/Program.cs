using LoraJudge.Benchmarks;
using LoraJudge.Benchmarks.Statistics;
using LoraJudge.Benchmarks.Training;

return args switch
{
    ["statistics", ..] => StatisticsBenchmarks.Run(args[1..]),
    ["contact-sheet", ..] => ContactSheet.Write(args),
    ["import-rate", ..] => await ImportRate.MeasureAsync(args),
    ["training", ..] => TrainingBenchmarks.Run(args[1..]),
    ["evaluation", ..] => EvaluationTime.Measure(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which:");
    Console.Error.WriteLine("  statistics [alpha] [bootstrap] [dunnett] [accuracy] [multcomp] [trec]");
    Console.Error.WriteLine("  contact-sheet OUT_FOLDER");
    Console.Error.WriteLine("  import-rate FOLDER [--weights FILE]");
    Console.Error.WriteLine("  training --weights FILE");
    Console.Error.WriteLine("  evaluation");
    return 2;
}
