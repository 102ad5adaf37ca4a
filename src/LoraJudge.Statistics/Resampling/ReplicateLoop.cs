namespace LoraJudge.Statistics.Resampling;

/// <summary>Runs replicates over threads; each thread has scratch space of its own.</summary>
internal static class ReplicateLoop
{
    public static void Run<TScratch>(int count, int maxDegreeOfParallelism, Func<TScratch> scratchFactory, Action<TScratch, int> body)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism };
        const int Batch = 64;
        var batches = (count + Batch - 1) / Batch;
        Parallel.For(
            0,
            batches,
            options,
            scratchFactory,
            (batch, _, scratch) =>
            {
                for (var i = batch * Batch; i < Math.Min(count, (batch + 1) * Batch); i++)
                    body(scratch, i);
                return scratch;
            },
            static _ => { }
        );
    }
}
