namespace LoraJudge.Statistics.Trec;

/// <summary>
/// The order in which trec_eval ranks: score descending, ties by document id descending in byte order (strcmp). The rank column of the
/// file plays no part.
/// </summary>
internal static class RankOrder
{
    public static int[] Of(RunTopic topic) => Of(topic.Documents, topic.Scores);

    public static int[] Of(DocumentIds documents, ReadOnlySpan<double> scores)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        if (IsRanked(documents, scores))
            return order;
        var keys = new double[scores.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = -scores[i];
        Array.Sort(keys, order);
        for (var start = 0; start < order.Length; )
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            order.AsSpan(start, end - start).Sort((a, b) => documents.Bytes(b).SequenceCompareTo(documents.Bytes(a)));
            start = end;
        }
        return order;
    }

    private static bool IsRanked(DocumentIds documents, ReadOnlySpan<double> scores)
    {
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i - 1] < scores[i])
                return false;
            if (scores[i - 1] == scores[i] && documents.Bytes(i - 1).SequenceCompareTo(documents.Bytes(i)) < 0)
                return false;
        }
        return true;
    }
}
