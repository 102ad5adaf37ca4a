using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>What every method found for every query, as places in the items.</summary>
internal sealed class Rankings
{
    private readonly List<int>[,] items;

    public Rankings(StudyData data)
    {
        items = new List<int>[data.Methods.Count, data.Topics.Count];
        for (var method = 0; method < data.Methods.Count; method++)
        for (var topic = 0; topic < data.Topics.Count; topic++)
            items[method, topic] = [];
        var itemOf = new Dictionary<(int Topic, int Model), int>(data.Items.Count);
        for (var item = 0; item < data.Items.Count; item++)
            itemOf.Add((data.Items.Topic[item], data.Items.Model[item]), item);
        var runs = data.Runs;
        for (var entry = 0; entry < runs.Count; entry++)
            items[runs.Method[entry], runs.Topic[entry]].Add(itemOf.GetValueOrDefault((runs.Topic[entry], runs.Model[entry]), -1));
    }

    /// <param name="depth">Ranks; a method may have found fewer.</param>
    /// <returns>The best first; -1 for what is not in the pool.</returns>
    public int[] Items(int method, int topic, int depth) => [.. items[method, topic].Take(depth)];
}
