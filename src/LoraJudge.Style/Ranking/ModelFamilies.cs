namespace LoraJudge.Style.Ranking;

/// <summary>
/// Models of one family, for example fine-tunes of one checkpoint or versions of one model, may make the same pictures: where a query's own
/// model is looked for, a relative of it counts neither as right nor as wrong.
/// </summary>
public static class ModelFamilies
{
    /// <param name="families">Of each model; null for one without relatives.</param>
    /// <returns>Whether two models, by their places, are of one family; null where no two are strangers or no two relatives.</returns>
    public static Func<int, int, bool>? Relation(IReadOnlyList<string?> families)
    {
        var numbers = Numbers(families);
        return numbers.Distinct().Count() == numbers.Length ? null : (a, b) => numbers[a] == numbers[b];
    }

    /// <returns>
    /// The family's number of each model, which is the place of its first; a model without relatives has its own. Where all are of one family
    /// nothing could be told apart: each has its own then.
    /// </returns>
    public static int[] Numbers(IReadOnlyList<string?> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] numbers =
        [
            .. families.Select(
                (family, place) =>
                    family is null ? place
                    : first.TryAdd(family, place) ? place
                    : first[family]
            ),
        ];
        return Array.TrueForAll(numbers, number => number == 0) ? [.. Enumerable.Range(0, numbers.Length)] : numbers;
    }
}
