namespace LoraJudge.Statistics.Agreement;

/// <summary>How a rating is read from one cell of a matrix: lets one algorithm serve matrices with and without missing cells.</summary>
internal interface ICell<TCell>
{
    static abstract bool TryRead(TCell cell, out double value);
}

internal readonly struct OptionalCell : ICell<double?>
{
    public static bool TryRead(double? cell, out double value)
    {
        // Adding zero makes one value of the two zeros.
        value = cell.GetValueOrDefault() + 0.0;
        return cell.HasValue;
    }
}

internal readonly struct CompleteCell : ICell<double>
{
    public static bool TryRead(double cell, out double value)
    {
        value = cell + 0.0;
        return true;
    }
}
