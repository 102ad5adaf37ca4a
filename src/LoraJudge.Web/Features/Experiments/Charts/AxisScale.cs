namespace LoraJudge.Web.Features.Experiments.Charts;

/// <summary>An axis from one round number to another.</summary>
/// <param name="From">The first tick.</param>
/// <param name="To">The last tick; larger than <paramref name="From"/>.</param>
/// <param name="Step">From tick to tick: 1, 2 or 5 times a power of ten.</param>
internal sealed record AxisScale(double From, double To, double Step)
{
    private const int Intervals = 6;
    private const int MostDecimals = 10;

    public IReadOnlyList<double> Ticks =>
        [.. Enumerable.Range(0, (int)Math.Round((To - From) / Step) + 1).Select(tick => From + (tick * Step))];

    /// <summary>The smallest scale of about six intervals that holds all values. Source: Heckbert, "Nice numbers for graph labels",
    /// Graphics Gems, 1990.</summary>
    /// <param name="values">Those that are not finite are passed over; without any, the scale is 0 to 1.</param>
    public static AxisScale Over(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var (low, high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (!(high - low > Math.Abs(high) * 1e-9))
            (low, high) = low == 0 ? (0, 1) : (Math.Min(low - (Math.Abs(low) / 2), low), high + (Math.Abs(high) / 2));
        var step = Nice((high - low) / Intervals);
        return new AxisScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>0 for <see cref="From"/>, 1 for <see cref="To"/>.</summary>
    public double Share(double value) => (value - From) / (To - From);

    /// <summary>A tick in words, with as many decimals as the step has.</summary>
    public string Label(double tick)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, MostDecimals);
        return (Math.Abs(tick) < Step / 1e6 ? 0 : tick).ToString(
            decimals == 0 ? "0" : "0." + new string('0', decimals),
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    private static double Nice(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
