namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Coincidences o_ck = Σ_u n_uc (n_uk - [c = k]) / (m_u - 1): how often each pair of values meets within a unit. Symmetric; the sum is the
/// number of pairable values. Source: Krippendorff (2011), section B.
/// </summary>
public sealed class CoincidenceMatrix
{
    private CoincidenceMatrix(double[] values, long[] margins, double[,] coincidences, long units)
    {
        Values = values;
        Margins = margins;
        Coincidences = coincidences;
        PairableUnits = units;
        foreach (var margin in margins)
            PairableValues += margin;
    }

    /// <summary>The distinct pairable values in ascending order; rows and columns of the matrix.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>n_c: how often each value occurs in units with at least two ratings.</summary>
    public IReadOnlyList<long> Margins { get; }

    /// <summary>n: number of ratings in units with at least two ratings.</summary>
    public long PairableValues { get; }

    /// <summary>Number of units with at least two ratings.</summary>
    public long PairableUnits { get; }

    internal double[,] Coincidences { get; }

    /// <summary>o_ck of the values with these positions.</summary>
    public double this[int c, int k] => Coincidences[c, k];

    /// <summary>The matrix as a copy.</summary>
    public double[,] ToArray() => (double[,])Coincidences.Clone();

    /// <summary>Codes come in the order of discovery; values that no pairable unit holds are left out.</summary>
    internal static CoincidenceMatrix From(IReadOnlyList<double> found, PairCounts pairs)
    {
        var codes = Enumerable.Range(0, found.Count).Where(c => pairs.Margins[c] > 0).OrderBy(c => found[c]).ToArray();
        var matrix = new double[codes.Length, codes.Length];
        for (var c = 0; c < codes.Length; c++)
        for (var k = 0; k < codes.Length; k++)
            matrix[c, k] = pairs.Coincidence(codes[c], codes[k]);
        var values = Array.ConvertAll(codes, c => found[c]);
        return new(values, Array.ConvertAll(codes, c => pairs.Margins[c]), matrix, pairs.Units);
    }
}
