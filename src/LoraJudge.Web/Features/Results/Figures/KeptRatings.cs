using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>The judgments of whoever is kept, by item and in the order in which they were given.</summary>
internal sealed class KeptRatings
{
    /// <param name="isKept">A participant a place.</param>
    public KeptRatings(StudyData data, bool[] isKept)
    {
        Data = data;
        Judgments = [.. Enumerable.Range(0, data.Judgments.Count).Where(at => isKept[data.Judgments.Participant[at]])];
        Counts = new int[data.Items.Count, data.Scores];
        RatersOf = new int[data.Items.Count];
        foreach (var at in Judgments)
        {
            Counts[data.Judgments.Item[at], data.Judgments.Score[at] - 1]++;
            RatersOf[data.Judgments.Item[at]]++;
        }

        IsTopicJudged = new bool[data.Topics.Count];
        for (var item = 0; item < RatersOf.Length; item++)
            IsTopicJudged[data.Items.Topic[item]] |= RatersOf[item] > 0;
    }

    public StudyData Data { get; }

    /// <summary>Places in the data's judgments.</summary>
    public int[] Judgments { get; }

    /// <summary>Items × scores: how often each was given.</summary>
    public int[,] Counts { get; }

    /// <summary>How many judged each item.</summary>
    public int[] RatersOf { get; }

    public bool[] IsTopicJudged { get; }

    /// <summary>Whether it is not known of some when they were given.</summary>
    public bool HasUnknownTimes => Judgments.Any(at => Data.Judgments.GivenUtc[at] is null);

    public int[] CountsOf(int item) => [.. Enumerable.Range(0, Data.Scores).Select(score => Counts[item, score])];

    /// <summary>The item's scores in ascending order.</summary>
    public double[] ScoresOf(int item)
    {
        var scores = new double[RatersOf[item]];
        var at = 0;
        for (var score = 0; score < Data.Scores; score++)
        for (var time = 0; time < Counts[item, score]; time++)
            scores[at++] = score + 1;
        return scores;
    }
}
