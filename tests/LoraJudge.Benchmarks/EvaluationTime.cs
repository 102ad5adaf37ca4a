using System.Diagnostics;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Benchmarks;

/// <summary>What all automatic evaluations of one encoder cost, on random vectors of the benchmark's size.</summary>
internal static class EvaluationTime
{
    private const int Dimensions = 128;
    private const int PicturesAModel = 16;
    private const double WantedSeconds = 60;

    public static int Measure()
    {
        var evaluation = Vectors("e", 100, seed: 1);
        var training = Vectors("t", 600, seed: 2);
        var options = new EncoderEvaluationOptions();
        var set = new VectorSet(evaluation);
        Time("leave-one-out", () => RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: false, options));
        Time("leave-one-out, subject left out", () => RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: true, options));
        var all = Time("everything", () => EncoderEvaluation.Run(evaluation, options, training));
        Console.WriteLine($"wanted: under {WantedSeconds:F0} s on {evaluation.Length} and {training.Length} vectors");
        return all < WantedSeconds ? 0 : 1;
    }

    private static double Time(string what, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{what}: {seconds:F2} s");
        return seconds;
    }

    private static StyleVector[] Vectors(string prefix, int models, int seed)
    {
        var random = new Random(seed);
        float[] Draw(float[]? center) => [.. Enumerable.Range(0, Dimensions).Select(i => (center?[i] ?? 0) + (float)random.NextDouble())];
        return
        [
            .. from model in Enumerable.Range(0, models)
            let center = Draw(null)
            from picture in Enumerable.Range(0, PicturesAModel)
            select new StyleVector($"{prefix}{model:000}", $"{picture}", $"{picture / 4}", Draw(center)),
        ];
    }
}
