using LoraJudge.Benchmarks;
using LoraJudge.Benchmarks.Architecture;
using LoraJudge.Benchmarks.Catalogue;
using LoraJudge.Benchmarks.Notices;
using LoraJudge.Benchmarks.Ranking;
using LoraJudge.Benchmarks.Ranking.Centres;
using LoraJudge.Benchmarks.Results;
using LoraJudge.Benchmarks.Statistics;
using LoraJudge.Benchmarks.Stopping;
using LoraJudge.Benchmarks.Studies;
using LoraJudge.Benchmarks.Training;

return args switch
{
    ["statistics", ..] => StatisticsBenchmarks.Run(args[1..]),
    ["contact-sheet", ..] => ContactSheet.Write(args),
    ["import-rate", ..] => await ImportRate.MeasureAsync(args),
    ["encoder-speed", ..] => EncoderSpeed.Measure(args),
    ["training", ..] => TrainingBenchmarks.Run(args[1..]),
    ["discriminant", ..] => DiscriminantTime.Run(args[1..]),
    ["evaluation", ..] => EvaluationTime.Measure(),
    ["results-time", ..] => await ResultsTime.MeasureAsync(),
    ["export-time", ..] => await ExportTime.MeasureAsync(),
    ["result-sheet", var folder] => await ResultSheet.WriteAsync(folder),
    ["ranking", ..] => await RankingBenchmarks.RunAsync(args[1..]),
    ["centre", ..] => await CentreBenchmarks.RunAsync(args[1..]),
    ["added-model", ..] => await AddedModel.MeasureAsync(args[1..]),
    ["artists", _, ..] => ArtistAccuracy.Measure(args[1..]),
    ["folders", ..] => FolderReport.Print(args[1..]),
    ["notices"] => NoticesFile.Write(),
    ["study-load", ..] => await StudyLoad.RunAsync(args[1..]),
    ["stops", ..] => await StopRuns.RunAsync(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which:");
    Console.Error.WriteLine("  statistics [alpha] [bootstrap] [dunnett] [accuracy] [multcomp] [trec]");
    Console.Error.WriteLine("  contact-sheet OUT_FOLDER");
    Console.Error.WriteLine("  import-rate FOLDER [--weights FILE]");
    Console.Error.WriteLine("  encoder-speed --weights FILE");
    Console.Error.WriteLine("  training --weights FILE");
    Console.Error.WriteLine("  discriminant [--models 600,10000] [--pictures 16]");
    Console.Error.WriteLine("  evaluation");
    Console.Error.WriteLine("  results-time");
    Console.Error.WriteLine("  export-time");
    Console.Error.WriteLine("  result-sheet FOLDER");
    Console.Error.WriteLine("  ranking [--models 100,1000,10000,100000,1000000] [--family 100] [--folder FOLDER] [--minute SECONDS]");
    Console.Error.WriteLine("  centre [--models 10000,100000,1000000] [--folder FOLDER] [--minute SECONDS]");
    Console.Error.WriteLine("  added-model [--models 10000] [--threads 2] [--folder FOLDER]");
    Console.Error.WriteLine("  artists FOLDER [--weights FILE]");
    Console.Error.WriteLine("  folders [--types]");
    Console.Error.WriteLine("  notices");
    Console.Error.WriteLine("  study-load [--participants 500] [--kills 10] [--folder FOLDER] [--browsers 3] [--seed 1]");
    Console.Error.WriteLine("  stops [--times 20] [--weights FILE] [--only portal|import|reproduce|build|train|export]");
    return 2;
}
