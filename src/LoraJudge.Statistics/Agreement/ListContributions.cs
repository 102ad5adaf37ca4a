namespace LoraJudge.Statistics.Agreement;

/// <summary><see cref="AlphaContributions"/> of a list: the work grows with the pairs that met, not with all that could.</summary>
internal sealed class ListContributions
{
    private readonly RatingList list;
    private readonly MeasurementLevel level;
    private readonly double[] values;
    private readonly RunningAlpha running;
    private readonly int[][] ofUnit;

    public ListContributions(RatingList list, MeasurementLevel level)
    {
        (this.list, this.level) = (list, level);
        values = [.. list.Values.Distinct().Order()];
        running = new RunningAlpha(list.UnitCount, values);
        for (var i = 0; i < list.Values.Length; i++)
            running.Add(list.Units[i], list.Values[i]);
        ofUnit = Groups(list.Units, list.UnitCount);
    }

    public AlphaContributionsResult Compute()
    {
        var whole = running.Alpha(level);
        var units = new double[list.UnitCount];
        var raters = new double[list.RaterCount];
        var pairs = new Dictionary<(int First, int Second), Pair>();
        if (whole.Coincidences is { PairableValues: > 0 } matrix)
            ShareOut(matrix, units, raters, pairs);
        return new(
            whole,
            units,
            [
                .. pairs
                    .OrderBy(pair => pair.Key)
                    .Select(pair => new PairContribution(
                        pair.Key.First,
                        pair.Key.Second,
                        pair.Value.Units,
                        pair.Value.Observed,
                        KrippendorffAlpha.FromCoincidences(CoincidenceMatrix.From(values, pair.Value.Counts), level).Alpha
                    )),
            ],
            Without(raters)
        );
    }

    private void ShareOut(CoincidenceMatrix matrix, double[] units, double[] raters, Dictionary<(int First, int Second), Pair> pairs)
    {
        double[] pairable = [.. matrix.Values];
        var positions = Differences.Positions(level, pairable, [.. matrix.Margins]);
        var both = new int[values.Length];
        foreach (var ratings in ofUnit)
            for (var i = 0; i < ratings.Length; i++)
            for (var j = i + 1; j < ratings.Length; j++)
            {
                var (a, b) = (ratings[i], ratings[j]);
                var squared = Differences.Squared(level, Position(a), Position(b));
                var part = 2 * squared / (ratings.Length - 1) / matrix.PairableValues;
                units[list.Units[a]] += part;
                raters[list.Raters[a]] += part / 2;
                raters[list.Raters[b]] += part / 2;
                Meet(pairs, a, b).Add(part, Code(a), Code(b), both);
            }

        double Position(int rating) => positions[Array.BinarySearch(pairable, list.Values[rating])];
        int Code(int rating) => Array.BinarySearch(values, list.Values[rating]);
    }

    private Pair Meet(Dictionary<(int First, int Second), Pair> pairs, int a, int b)
    {
        var (first, second) = (Math.Min(list.Raters[a], list.Raters[b]), Math.Max(list.Raters[a], list.Raters[b]));
        if (!pairs.TryGetValue((first, second), out var pair))
            pairs.Add((first, second), pair = new Pair(values.Length));
        return pair;
    }

    private List<RaterContribution> Without(double[] observed)
    {
        var results = new List<RaterContribution>(observed.Length);
        var ofRater = Groups(list.Raters, list.RaterCount);
        for (var rater = 0; rater < observed.Length; rater++)
        {
            foreach (var rating in ofRater[rater])
                running.Remove(list.Units[rating], list.Values[rating]);
            results.Add(new(rater, observed[rater], running.Alpha(level).Alpha));
            foreach (var rating in ofRater[rater])
                running.Add(list.Units[rating], list.Values[rating]);
        }
        return results;
    }

    private static int[][] Groups(int[] keys, int count)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < keys.Length; i++)
            groups[keys[i]].Add(i);
        return Array.ConvertAll(groups, group => group.ToArray());
    }

    private sealed class Pair(int values)
    {
        public PairCounts Counts { get; } = new(values);
        public long Units { get; private set; }
        public double Observed { get; private set; }

        public void Add(double part, int first, int second, Span<int> both)
        {
            Observed += part;
            Units++;
            both[first]++;
            both[second]++;
            Counts.Add<int>(both);
            both[first]--;
            both[second]--;
        }
    }
}
