namespace LoraJudge.Statistics.Agreement;

/// <summary><see cref="AlphaContributions"/> of a list: the work grows with the pairs that met, not with all that could.</summary>
internal sealed class ListContributions
{
    private readonly RatingList _list;
    private readonly MeasurementLevel _level;
    private readonly double[] _values;
    private readonly RunningAlpha _running;
    private readonly int[][] _ofUnit;

    public ListContributions(RatingList list, MeasurementLevel level)
    {
        (_list, _level) = (list, level);
        _values = [.. list.Values.Distinct().Order()];
        _running = new RunningAlpha(list.UnitCount, _values);
        for (var i = 0; i < list.Values.Length; i++)
            _running.Add(list.Units[i], list.Values[i]);
        _ofUnit = Groups(list.Units, list.UnitCount);
    }

    public AlphaContributionsResult Compute()
    {
        var whole = _running.Alpha(_level);
        var units = new double[_list.UnitCount];
        var raters = new double[_list.RaterCount];
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
                        KrippendorffAlpha.FromCoincidences(CoincidenceMatrix.From(_values, pair.Value.Counts), _level).Alpha
                    )),
            ],
            Without(raters)
        );
    }

    private void ShareOut(CoincidenceMatrix matrix, double[] units, double[] raters, Dictionary<(int First, int Second), Pair> pairs)
    {
        double[] pairable = [.. matrix.Values];
        var positions = Differences.Positions(_level, pairable, [.. matrix.Margins]);
        var both = new int[_values.Length];
        foreach (var ratings in _ofUnit)
            for (var i = 0; i < ratings.Length; i++)
            for (var j = i + 1; j < ratings.Length; j++)
            {
                var (a, b) = (ratings[i], ratings[j]);
                var squared = Differences.Squared(_level, Position(a), Position(b));
                var part = 2 * squared / (ratings.Length - 1) / matrix.PairableValues;
                units[_list.Units[a]] += part;
                raters[_list.Raters[a]] += part / 2;
                raters[_list.Raters[b]] += part / 2;
                Meet(pairs, a, b).Add(part, Code(a), Code(b), both);
            }

        double Position(int rating) => positions[Array.BinarySearch(pairable, _list.Values[rating])];
        int Code(int rating) => Array.BinarySearch(_values, _list.Values[rating]);
    }

    private Pair Meet(Dictionary<(int First, int Second), Pair> pairs, int a, int b)
    {
        var (first, second) = (Math.Min(_list.Raters[a], _list.Raters[b]), Math.Max(_list.Raters[a], _list.Raters[b]));
        if (!pairs.TryGetValue((first, second), out var pair))
            pairs.Add((first, second), pair = new Pair(_values.Length));
        return pair;
    }

    private List<RaterContribution> Without(double[] observed)
    {
        var results = new List<RaterContribution>(observed.Length);
        var ofRater = Groups(_list.Raters, _list.RaterCount);
        for (var rater = 0; rater < observed.Length; rater++)
        {
            foreach (var rating in ofRater[rater])
                _running.Remove(_list.Units[rating], _list.Values[rating]);
            results.Add(new(rater, observed[rater], _running.Alpha(_level).Alpha));
            foreach (var rating in ofRater[rater])
                _running.Add(_list.Units[rating], _list.Values[rating]);
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
