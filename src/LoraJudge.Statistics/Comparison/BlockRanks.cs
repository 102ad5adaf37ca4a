namespace LoraJudge.Statistics.Comparison;

/// <summary>Ranks within blocks, ties sharing their mean rank, and Friedman's statistic of them.</summary>
internal sealed class BlockRanks
{
    public BlockRanks(double[,] scores)
    {
        var (blocks, methods) = (scores.GetLength(0), scores.GetLength(1));
        // Doubled ranks are whole numbers, so sums and squares are exact.
        var sums = new long[methods];
        long squares = 0;
        var row = new double[methods];
        for (var block = 0; block < blocks; block++)
        {
            for (var method = 0; method < methods; method++)
                row[method] = scores[block, method];
            for (var method = 0; method < methods; method++)
            {
                var doubled = DoubledRank(row, row[method]);
                sums[method] += doubled;
                squares += doubled * doubled;
            }
        }
        MeanRanks = Array.ConvertAll(sums, sum => sum / (2.0 * blocks));
        ChiSquare = Statistic(sums, squares, blocks, methods);
    }

    public double[] MeanRanks { get; }
    public Figure ChiSquare { get; }

    // 1 + number below + half of the other equal ones, doubled.
    private static long DoubledRank(double[] row, double value)
    {
        long below = 0;
        long equal = 0;
        foreach (var other in row)
        {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        return 2 * below + equal + 1;
    }

    // (k - 1) Σ (R_j - b (k + 1)/2)² / (Σ r² - b k (k + 1)²/4): Conover's form, which contains the correction for ties.
    private static Figure Statistic(long[] sums, long squares, int blocks, int methods)
    {
        var expected = (long)blocks * (methods + 1);
        var variance = squares - expected * (methods + 1) * methods;
        if (variance == 0)
            return Figure.Undefined("all scores of every block are equal");
        double between = 0;
        foreach (var sum in sums)
            between += (double)(sum - expected) * (sum - expected);
        return Figure.Of((methods - 1) * between / variance);
    }
}
