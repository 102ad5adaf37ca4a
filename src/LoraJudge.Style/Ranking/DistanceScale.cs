namespace LoraJudge.Style.Ranking;

/// <summary>
/// What a style distance means in this catalogue: where it lies among the distances of reference pictures to the rest of their own
/// model's pictures, and to the pictures of another model.
/// </summary>
public sealed class DistanceScale
{
    private readonly double[] own;
    private readonly double[] others;

    /// <param name="own">Distances (d_avg, or to the centre) of reference pictures to the other pictures of their own model.</param>
    /// <param name="others">Distances of reference pictures to the pictures of one other model each.</param>
    /// <param name="ranking">Which distances these are.</param>
    public DistanceScale(IEnumerable<double> own, IEnumerable<double> others, RankingMethod ranking = RankingMethod.MeanDistance)
    {
        Ranking = ranking;
        this.own = [.. own.Order()];
        this.others = [.. others.Order()];
    }

    /// <summary>What it was made from, ascending.</summary>
    public IReadOnlyList<double> Own => own;

    /// <inheritdoc cref="Own"/>
    public IReadOnlyList<double> Others => others;

    /// <summary>Which distances it is a scale of.</summary>
    public RankingMethod Ranking { get; }

    /// <summary>Whether the catalogue has enough pictures (two models, one with two pictures) to say anything.</summary>
    public bool IsKnown => own.Length > 0 && others.Length > 0;

    /// <summary>Share of a model's own pictures that lie as far from the rest of the model as this, or farther; 0 to 1.</summary>
    public double ShareOfOwnFarther(double distance) => own.Length == 0 ? 1 : (double)(own.Length - CountBelow(own, distance)) / own.Length;

    /// <summary>Share of other models' pictures that lie nearer than this; 0 to 1.</summary>
    public double ShareOfOthersNearer(double distance) => others.Length == 0 ? 0 : (double)CountBelow(others, distance) / others.Length;

    public StyleNearness Nearness(double distance) =>
        !IsKnown ? StyleNearness.Unknown
        : ShareOfOwnFarther(distance) >= 0.5 ? StyleNearness.SameStyle
        : ShareOfOwnFarther(distance) >= 0.1 ? StyleNearness.Near
        : ShareOfOthersNearer(distance) <= 0.5 ? StyleNearness.Related
        : StyleNearness.Far;

    private static int CountBelow(double[] sorted, double value)
    {
        var index = Array.BinarySearch(sorted, value);
        if (index < 0)
            index = ~index;
        while (index > 0 && sorted[index - 1] >= value)
            index--;
        return index;
    }
}

public enum StyleNearness
{
    Unknown,

    /// <summary>As near as half of the model's own pictures are to each other.</summary>
    SameStyle,

    /// <summary>Within the range of a model's own pictures.</summary>
    Near,

    /// <summary>Farther than a model's own pictures, nearer than most of other models'.</summary>
    Related,

    /// <summary>No nearer than any other model's pictures.</summary>
    Far,
}
