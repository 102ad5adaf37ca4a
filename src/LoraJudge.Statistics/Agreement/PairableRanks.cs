namespace LoraJudge.Statistics.Agreement;

/// <summary>The place of each pairable value, see <see cref="Differences.Positions"/>.</summary>
internal sealed class PairableRanks
{
    private readonly double[] values;
    private readonly double[] positions;

    private PairableRanks(double[] values, double[] positions)
    {
        this.values = values;
        this.positions = positions;
    }

    public static PairableRanks Of(double?[,] ratings, MeasurementLevel level)
    {
        var profiles = UnitProfiles.Of(ratings, level);
        var margins = new long[profiles.Values.Length];
        foreach (var profile in profiles.OfUnit)
        {
            if (profile < 0)
                continue;
            var codes = profiles.Codes(profile);
            for (var i = 0; i < codes.Length; i++)
                margins[codes[i]] += profiles.Counts(profile)[i];
        }
        return new(profiles.Values, Differences.Positions(level, profiles.Values, margins));
    }

    public double Position(double value) => positions[Array.BinarySearch(values, value)];
}
