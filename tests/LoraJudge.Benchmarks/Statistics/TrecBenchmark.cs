using System.Globalization;
using System.Text;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>All measures of a run of 1,000 topics with 1,000 documents each, the reading of both files included.</summary>
internal static class TrecBenchmark
{
    private const int Topics = 1000;
    private const int Documents = 1000;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("trec-benchmark");
        try
        {
            foreach (var shuffled in new[] { false, true })
            {
                var (run, qrels) = (Path.Combine(folder.FullName, "run.txt"), Path.Combine(folder.FullName, "qrels.txt"));
                WriteFiles(run, qrels, shuffled);
                var name = $"{Topics} x {Documents}, {(shuffled ? "lines of a topic shuffled" : "in rank order")}";
                RetrievalReport Evaluate()
                {
                    var read = Task.Run(() => QrelsFile.Read(qrels));
                    return RetrievalMeasures.Evaluate(RunFile.Read(run), read.Result);
                }
                Stopwatches.Print(name, 300, () => Evaluate(), 9);
                Console.WriteLine($"    run {new FileInfo(run).Length:N0} bytes, qrels {new FileInfo(qrels).Length:N0} bytes");
                Console.WriteLine($"    map {Evaluate().Mean(topic => topic.AveragePrecision)}");
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void WriteFiles(string runPath, string qrelsPath, bool shuffled)
    {
        var random = new Random(7);
        using var run = new StreamWriter(runPath, false, new UTF8Encoding(false));
        using var qrels = new StreamWriter(qrelsPath, false, new UTF8Encoding(false));
        for (var topic = 1; topic <= Topics; topic++)
        {
            var ranks = Enumerable.Range(0, Documents).ToArray();
            if (shuffled)
                random.Shuffle(ranks);
            var documents = Enumerable.Range(0, Documents).Select(i => $"DOC-{topic:D4}-{i:D4}").ToArray();
            random.Shuffle(documents);
            foreach (var rank in ranks)
            {
                // Scores with ties, as rounding makes them.
                var score = (30 - Math.Floor(rank / 1.5) / 50).ToString("F4", CultureInfo.InvariantCulture);
                run.Write($"{topic} Q0 {documents[rank]} {rank + 1} {score} benchmark\n");
                if (rank % 2 == 0)
                    qrels.Write($"{topic} 0 {documents[rank]} {Math.Max(0, random.Next(-6, 4))}\n");
            }
        }
    }
}
