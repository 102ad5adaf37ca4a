namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>
/// All unordered pairs of pictures of one class but different groups, numbered from 0 without being listed: a picture stands in front of
/// all pictures of its class that come after its group.
/// </summary>
internal sealed class PairSpace
{
    private readonly int[] ordered;
    private readonly int[] afterGroup;

    /// <summary>Pairs in front of each picture's first; one more entry for all of them.</summary>
    private readonly long[] before;

    public PairSpace(int[] classOf, int[] groupOf)
    {
        ordered = [.. Enumerable.Range(0, classOf.Length).OrderBy(item => classOf[item]).ThenBy(item => groupOf[item])];
        afterGroup = new int[ordered.Length];
        before = new long[ordered.Length + 1];
        var classEnds = new int[ordered.Length];
        for (var place = ordered.Length - 1; place >= 0; place--)
        {
            var next = place + 1;
            var sameClass = next < ordered.Length && classOf[ordered[next]] == classOf[ordered[place]];
            classEnds[place] = sameClass ? classEnds[next] : next;
            afterGroup[place] = sameClass && groupOf[ordered[next]] == groupOf[ordered[place]] ? afterGroup[next] : next;
        }

        for (var place = 0; place < ordered.Length; place++)
            before[place + 1] = before[place] + classEnds[place] - afterGroup[place];
    }

    public long Count => before[^1];

    /// <param name="number">From 0 to <see cref="Count"/> − 1.</param>
    public PicturePair this[long number]
    {
        get
        {
            var (low, high) = (0, ordered.Length - 1);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (before[middle + 1] > number)
                    high = middle;
                else
                    low = middle + 1;
            }

            return new PicturePair(ordered[low], ordered[afterGroup[low] + (int)(number - before[low])]);
        }
    }
}

/// <summary>Two pictures, as indices of <see cref="VectorSet.Pictures"/>.</summary>
internal readonly record struct PicturePair(int First, int Second);
