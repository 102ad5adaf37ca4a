namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>How the mse of a set's pictures is distributed, by half powers of ten: values lie between 0 and 195,075.</summary>
/// <param name="Bins">From small to large; the first holds what is smaller than all others, 0 among it.</param>
public sealed record MseHistogram(IReadOnlyList<MseBin> Bins)
{
    private const int FirstHalfPower = -8;
    private const int LastHalfPower = 11;

    public int Highest => Bins.Max(bin => bin.Count);

    public static MseHistogram Of(IEnumerable<double> values, double threshold)
    {
        ArgumentNullException.ThrowIfNull(values);
        var counts = new (int Count, int Below)[LastHalfPower - FirstHalfPower + 1];
        foreach (var value in values)
        {
            ref var bin = ref counts[PlaceOf(value)];
            bin.Count++;
            if (value < threshold)
                bin.Below++;
        }

        return new MseHistogram([.. counts.Select((bin, place) => new MseBin(From(place), From(place + 1), bin.Count, bin.Below))]);
    }

    /// <returns>In bins from the left: 2.5 is the middle of the third.</returns>
    public static double PositionOf(double value) =>
        value <= 0 ? 0 : Math.Clamp((2 * Math.Log10(value)) - FirstHalfPower + 1, 0, LastHalfPower - FirstHalfPower + 1);

    private static int PlaceOf(double value) => Math.Min((int)PositionOf(value), LastHalfPower - FirstHalfPower);

    private static double From(int place) => place == 0 ? 0 : Math.Pow(10, (FirstHalfPower + place - 1) / 2.0);
}

/// <param name="From">Smallest mse of the bin.</param>
/// <param name="To">What comes after its largest.</param>
/// <param name="Below">How many of them are below the threshold.</param>
public sealed record MseBin(double From, double To, int Count, int Below);
