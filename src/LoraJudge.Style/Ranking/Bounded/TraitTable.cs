namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>Numbers for combinations of traits, which many models share.</summary>
internal sealed class TraitTable(IEnumerable<ModelTraits> traits)
{
    private readonly List<ModelTraits> all = [.. traits];
    private readonly Dictionary<ModelTraits, int> numbers = traits.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    public IReadOnlyList<ModelTraits> All => all;

    public int NumberOf(ModelTraits traits)
    {
        if (numbers.TryGetValue(traits, out var number))
            return number;
        all.Add(traits);
        numbers.Add(traits, all.Count - 1);
        return all.Count - 1;
    }
}
