namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Statistics of sign-flipped differences. Flipping keeps Σ d², so t grows with the cosine r = Σ d / sqrt(b Σ d²): the same order for all
/// comparisons, bounded by 1, and 0 where nothing differs.
/// </summary>
internal sealed class SignFlips
{
    // Sums of the same numbers in another order are ties.
    private const double TieTolerance = 1e-11;

    private readonly double[,] differences;
    private readonly double[] scales;
    private readonly double[] observed;
    private readonly int[] order;
    private readonly Alternative alternative;

    public SignFlips(double[,] scores, int control, Alternative alternative)
    {
        this.alternative = alternative;
        Blocks = scores.GetLength(0);
        Comparisons = scores.GetLength(1) - 1;
        differences = new double[Comparisons, Blocks];
        scales = new double[Comparisons];
        for (var i = 0; i < Comparisons; i++)
        {
            var squares = 0.0;
            for (var block = 0; block < Blocks; block++)
            {
                var difference = scores[block, i < control ? i : i + 1] - scores[block, control];
                differences[i, block] = difference;
                squares += difference * difference;
            }
            scales[i] = squares == 0 ? 0 : 1 / Math.Sqrt(Blocks * squares);
        }
        observed = new double[Comparisons];
        Fill(new ulong[(Blocks + 63) / 64], observed);
        order = [.. Enumerable.Range(0, Comparisons).OrderByDescending(i => observed[i])];
    }

    public int Blocks { get; }
    public int Comparisons { get; }

    /// <summary>Adds one sign pattern to the counts.</summary>
    public void Count(ulong[] signs, ExceedanceCounts counts)
    {
        Span<double> flipped = stackalloc double[Comparisons];
        Fill(signs, flipped);
        var largest = double.NegativeInfinity;
        for (var rank = Comparisons - 1; rank >= 0; rank--)
        {
            var i = order[rank];
            largest = Math.Max(largest, flipped[i]);
            counts.Alone[i] += Reaches(flipped[i], i);
            counts.StepDown[i] += Reaches(largest, i);
        }
        for (var i = 0; i < Comparisons; i++)
            counts.Single[i] += Reaches(largest, i);
    }

    public MaxTResult Result(ExceedanceCounts counts, int patterns, int added)
    {
        double Share(long count) => (count + added) / (double)(patterns + added);
        var comparisons = new MaxTComparison[Comparisons];
        double previous = 0;
        foreach (var i in order)
        {
            previous = Math.Max(previous, Share(counts.StepDown[i]));
            comparisons[i] = new(Mean(i), PairedT(i), Share(counts.Alone[i]), Share(counts.Single[i]), previous);
        }
        return new(patterns, added == 0, comparisons);
    }

    private int Reaches(double value, int comparison) => value >= observed[comparison] - TieTolerance ? 1 : 0;

    private void Fill(ulong[] signs, Span<double> statistics)
    {
        for (var i = 0; i < Comparisons; i++)
        {
            double sum = 0;
            for (var block = 0; block < Blocks; block++)
                sum += Signs.IsFlipped(signs, block) ? -differences[i, block] : differences[i, block];
            var cosine = sum * scales[i];
            statistics[i] = alternative switch
            {
                Alternative.Greater => cosine,
                Alternative.Less => -cosine,
                _ => Math.Abs(cosine),
            };
        }
    }

    private double Mean(int comparison)
    {
        var sum = new CompensatedSum();
        for (var block = 0; block < Blocks; block++)
            sum.Add(differences[comparison, block]);
        return sum.Value / Blocks;
    }

    private Figure PairedT(int comparison)
    {
        if (scales[comparison] == 0)
            return Figure.Undefined("all differences are 0");
        if (Blocks < 2)
            return Figure.Undefined("there is one block");
        var row = new double[Blocks];
        for (var block = 0; block < Blocks; block++)
            row[block] = this.differences[comparison, block];
        var summary = GroupSummary.Of(row, row[0]);
        return Figure.Of((summary.MeanFromOrigin + row[0]) / Math.Sqrt(summary.Variance / Blocks));
    }
}
