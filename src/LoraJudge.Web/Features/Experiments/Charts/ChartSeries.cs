namespace LoraJudge.Web.Features.Experiments.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">In the legend; lines of one name share an entry.</param>
/// <param name="Colour">Number of its colour and marker, from 0; see <see cref="ChartColours"/>.</param>
/// <param name="Points">In the order in which they are joined. One that is not finite breaks the line.</param>
/// <param name="IsDashed">For a second figure of the same thing, as the validation loss beside the training loss.</param>
internal sealed record ChartSeries(string Name, int Colour, IReadOnlyList<ChartPoint> Points, bool IsDashed = false);

internal readonly record struct ChartPoint(double X, double Y)
{
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
