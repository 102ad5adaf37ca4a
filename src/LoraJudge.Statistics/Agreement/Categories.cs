namespace LoraJudge.Statistics.Agreement;

/// <summary>Numbers for categories named by text.</summary>
internal static class Categories
{
    /// <summary>Codes in ordinal order of the names.</summary>
    public static (double?[,] Codes, string[] Names) Number(string?[,] ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Require.NotEmpty(ratings.Length, nameof(ratings));
        var distinct = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rating in ratings)
            if (rating is not null)
                distinct.Add(rating);
        var names = distinct.ToArray();
        var codes = new double?[ratings.GetLength(0), ratings.GetLength(1)];
        for (var rater = 0; rater < codes.GetLength(0); rater++)
        for (var unit = 0; unit < codes.GetLength(1); unit++)
            if (ratings[rater, unit] is { } rating)
                codes[rater, unit] = Array.BinarySearch(names, rating, StringComparer.Ordinal);
        return (codes, names);
    }
}
