namespace LoraJudge.Statistics.Agreement;

/// <summary>How much a disagreement between categories i and j counts.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts alike.</summary>
    None,

    /// <summary>|i - j|, of the categories' positions on the scale.</summary>
    Linear,

    /// <summary>(i - j)².</summary>
    Quadratic,
}

/// <summary>
/// Agreement of two raters corrected for chance, each with margins of its own: κ = 1 - Σ w_ij p_ij / Σ w_ij p_i. p_.j. Units that one of
/// them did not rate are left out. Sources: Cohen (1960), Educational and Psychological Measurement 20, 37-46; weighted: Cohen (1968).
/// </summary>
public static class CohenKappa
{
    /// <param name="first">One rating per unit; null where it is missing.</param>
    /// <param name="second">Ratings of the same units.</param>
    /// <param name="categories">
    /// The whole scale in its order, with categories that nobody chose: weights count the steps between categories on it.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Different lengths, empty, a rating that is none of the categories, or categories that are not finite or occur twice.
    /// </exception>
    public static Figure Compute(
        ReadOnlySpan<double?> first,
        ReadOnlySpan<double?> second,
        IReadOnlyList<double> categories,
        KappaWeights weights = KappaWeights.None
    )
    {
        Require.NotEmpty(first.Length, nameof(first));
        Require.That(first.Length == second.Length, nameof(second), $"It has {second.Length} ratings and the first {first.Length}.");
        var places = Places(categories);
        var pairs = CommonPairs(first, second, places);
        if (pairs.Count == 0)
            return Figure.Undefined("no unit was rated by both");
        var rows = new long[places.Count];
        var columns = new long[places.Count];
        double observed = 0;
        foreach (var (i, j) in pairs)
        {
            rows[i]++;
            columns[j]++;
            observed += Weight(weights, i, j);
        }
        double expected = 0;
        for (var i = 0; i < rows.Length; i++)
        for (var j = 0; j < columns.Length; j++)
            expected += Weight(weights, i, j) * rows[i] * columns[j];
        return expected == 0
            ? Figure.Undefined("both raters always gave the same one category")
            : Figure.Of(1 - observed * pairs.Count / expected);
    }

    private static Dictionary<double, int> Places(IReadOnlyList<double> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Require.NotEmpty(categories.Count, nameof(categories));
        Require.Finite([.. categories], nameof(categories));
        var places = new Dictionary<double, int>();
        foreach (var category in categories)
            Require.That(places.TryAdd(category, places.Count), nameof(categories), $"Category {category} occurs twice.");
        return places;
    }

    private static List<(int First, int Second)> CommonPairs(
        ReadOnlySpan<double?> first,
        ReadOnlySpan<double?> second,
        Dictionary<double, int> places
    )
    {
        var pairs = new List<(int, int)>();
        for (var unit = 0; unit < first.Length; unit++)
        {
            var (a, b) = (Place(first[unit], nameof(first), unit, places), Place(second[unit], nameof(second), unit, places));
            if (a is { } i && b is { } j)
                pairs.Add((i, j));
        }
        return pairs;
    }

    private static int? Place(double? rating, string argument, int unit, Dictionary<double, int> places) =>
        rating is not { } value ? null
        : places.TryGetValue(value, out var place) ? place
        : throw Require.Refusal(
            argument,
            $"Rating {unit} is {value}, which is none of the categories {string.Join(", ", places.Keys)}; missing ratings are null."
        );

    private static double Weight(KappaWeights weights, int i, int j) =>
        weights switch
        {
            KappaWeights.Linear => Math.Abs(i - j),
            KappaWeights.Quadratic => (double)(i - j) * (i - j),
            _ => i == j ? 0 : 1,
        };
}
