namespace LoraJudge.Statistics.Tests;

public sealed class FigureTests
{
    [Fact]
    public void An_undefined_figure_gives_its_reason_instead_of_a_number()
    {
        var figure = Figure.Undefined("no data");
        Assert.Contains("no data", Assert.Throws<InvalidOperationException>(() => figure.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_was_never_set_is_undefined() => Assert.False(default(Figure).IsDefined);

    [Fact]
    public void A_figure_is_never_NaN() => Assert.Throws<ArgumentException>(() => Figure.Of(double.NaN));
}
