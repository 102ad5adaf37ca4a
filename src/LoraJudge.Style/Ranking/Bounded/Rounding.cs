namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>Margins for the rounding of sums, and single-precision numbers that lie on the safe side. docs/ranking.md derives them.</summary>
internal static class Rounding
{
    /// <summary>Widens what the scan computes in single precision: 2⁸ units in the last place of a bound.</summary>
    public const float Scan = 1f / (1 << 16);

    /// <summary>Widens it once more for each picture of a query.</summary>
    public const double Picture = 1.0 / (1 << 22);

    /// <summary>Relative to ‖q̂‖² + ‖ĉ‖²: 2⁵ units in the last place of the expanded form.</summary>
    public const float Expanded = 1f / (1 << 19);

    /// <summary>A variance in single precision is at most this much too small.</summary>
    public const double Variance = 1.0 / (1 << 20);

    /// <summary>Not less than the relative error of a double-precision sum of a model's numbers, with 32 operations to spare.</summary>
    public static double Of(int dimensions, int references) => (dimensions + references + 64) * double.ScaleB(1, -52);

    public static float Up(double value) =>
        value <= 0 ? 0
        : (float)value >= value ? (float)value
        : float.BitIncrement((float)value);

    public static float Down(double value) =>
        value <= 0 ? 0
        : (float)value <= value ? (float)value
        : float.BitDecrement((float)value);
}
