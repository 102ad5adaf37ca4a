namespace LoraJudge.Statistics.Comparison;

/// <summary>A control and the groups compared with it, checked and summarised.</summary>
internal sealed class ManyToOneData
{
    public ManyToOneData(ReadOnlySpan<double> control, IReadOnlyList<double[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.NotEmpty(control.Length, nameof(control));
        Require.Squarable(control, nameof(control));
        Require.NotEmpty(groups.Count, nameof(groups));
        Origin = control[0];
        Control = GroupSummary.Of(control, Origin);
        Groups = new GroupSummary[groups.Count];
        for (var i = 0; i < Groups.Length; i++)
        {
            Require.That(groups[i] is { Length: > 0 }, nameof(groups), $"Group {i} is empty.");
            Require.Squarable(groups[i], $"{nameof(groups)}[{i}]");
            Groups[i] = GroupSummary.Of(groups[i], Origin);
        }
    }

    public double Origin { get; }
    public GroupSummary Control { get; }
    public GroupSummary[] Groups { get; }

    public double Mean(int group) => Groups[group].MeanFromOrigin + Origin;

    public double Difference(int group) => Groups[group].MeanFromOrigin - Control.MeanFromOrigin;
}
