namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>What the methods found, an entry a place; ordered by method, topic and rank. Numbers are places in the lists of <see cref="StudyData"/>.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">As the method counts it; larger is better.</param>
public sealed record RunColumns(int[] Method, int[] Topic, int[] Rank, int[] Model, double[] Score)
{
    /// <param name="entries">In any order.</param>
    public static RunColumns Of(IEnumerable<(int Method, int Topic, int Rank, int Model, double Score)> entries)
    {
        var rows = entries.Order().ToArray();
        return new RunColumns(
            Array.ConvertAll(rows, row => row.Method),
            Array.ConvertAll(rows, row => row.Topic),
            Array.ConvertAll(rows, row => row.Rank),
            Array.ConvertAll(rows, row => row.Model),
            Array.ConvertAll(rows, row => row.Score)
        );
    }

    public int Count => Method.Length;
}

/// <summary>What is judged, an item a place; ordered by topic and model, each pair once.</summary>
/// <param name="Code">Unique in the study; stays the item's.</param>
public sealed record ItemColumns(int[] Topic, int[] Model, string[] Code)
{
    public int Count => Topic.Length;
}

/// <summary>
/// Judgments that count, a judgment a place; ordered by time, participant and item. Attention checks, released places and what was
/// withdrawn are not among them.
/// </summary>
/// <param name="Score">From 1.</param>
/// <param name="GivenUtc">When it was last given; null where it is not known, and these come first.</param>
/// <param name="Milliseconds">Response time; 0 where it is not known.</param>
/// <param name="Position">Where it stood in what the participant was shown, from 1, attention checks included; 0 where it is not known.</param>
public sealed record JudgmentColumns(int[] Participant, int[] Item, int[] Score, DateTime?[] GivenUtc, int[] Milliseconds, int[] Position)
{
    public static JudgmentColumns None { get; } = new([], [], [], [], [], []);

    /// <summary>Tries to load a picture of the item that failed before it was judged; null if not known, empty if none is.</summary>
    public int?[] LoadFailures { get; init; } = [];

    public int Count => Participant.Length;
}
