using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using LoraJudge.Web.Shared.Charts;

namespace LoraJudge.Web.Tests.Shared.Charts;

public sealed partial class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_line_stays_inside_the_picture_whatever_its_values() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e-3, 1e-3])
            .Array[0, 40]
            .Sample(points =>
            {
                var chart = Chart(Series("Line", [.. points.Select(point => new ChartPoint(point.Item1, point.Item2))]));
                var svg = XElement.Parse(chart.ToSvg());
                Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
                Assert.All(
                    Places(Line(svg)),
                    place =>
                    {
                        Assert.InRange(place.X, 0, chart.Width);
                        Assert.InRange(place.Y, 0, chart.Height);
                    }
                );
            });

    [Fact]
    public void The_largest_value_is_drawn_above_the_smallest()
    {
        var places = Places(Line(XElement.Parse(Chart(Series("Line", [new(1, 0.2), new(2, 0.9)])).ToSvg())));

        Assert.True(places[1].Y < places[0].Y);
        Assert.True(places[1].X > places[0].X);
    }

    [Fact]
    public void A_value_that_is_no_number_breaks_the_line()
    {
        var svg = XElement.Parse(Chart(Series("Line", [new(1, 1), new(2, double.NaN), new(3, 2), new(4, 3)])).ToSvg());

        Assert.Equal(["M", "M", "L"], Pens().Matches(Line(svg)).Select(pen => pen.Value));
    }

    [Fact]
    public void A_chart_without_points_says_so() =>
        Assert.Contains("Nothing to show yet", Chart(Series("Line", [])).ToSvg(), StringComparison.Ordinal);

    [Fact]
    public void It_names_and_describes_itself_and_its_axes()
    {
        var svg = XElement.Parse(
            new LineChart("Loss & more", "Step", "Loss < 1", [Series("Line", [new(1, 1)])]) { Description = "Falls." }.ToSvg()
        );

        Assert.Equal("Loss & more", svg.Element(Svg + "title")!.Value);
        Assert.Equal("Falls.", svg.Element(Svg + "desc")!.Value);
        Assert.Contains("Loss < 1", svg.Descendants(Svg + "text").Select(text => text.Value));
        Assert.Contains("Step", svg.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void Lines_of_one_name_share_an_entry_of_the_legend()
    {
        var svg = XElement.Parse(Chart(Series("A", [new(1, 1)]), Series("A", [new(2, 1)]), Series("B", [new(2, 2)])).ToSvg());

        Assert.Single(svg.Descendants(Svg + "text"), text => text.Value == "A");
        Assert.Single(svg.Descendants(Svg + "text"), text => text.Value == "B");
    }

    [Fact]
    public void A_page_gets_classes_and_a_file_gets_colours()
    {
        var chart = Chart(Series("A", [new(1, 1), new(2, 2)]));

        Assert.DoesNotContain("#", (chart with { Style = LineChartStyle.Page }).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("chart-colour-0", (chart with { Style = LineChartStyle.Page }).ToSvg(), StringComparison.Ordinal);
        Assert.Contains(ChartColours.Palette[0], chart.ToSvg(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 0.2)]
    [InlineData(20, 600, 100)]
    [InlineData(0.44, 0.47, 0.005)]
    [InlineData(3, 3, 0.5)]
    public void Ticks_are_round_numbers_about_the_values(double low, double high, double step)
    {
        var scale = AxisScale.Over([low, high]);

        Assert.Equal(step, scale.Step, 1e-12);
        Assert.True(scale.From <= low && scale.To >= high);
        Assert.InRange(scale.Ticks.Count, 3, 9);
    }

    [Fact]
    public void The_plot_leaves_room_for_the_longest_name()
    {
        double Right(string name) =>
            Places(Line(XElement.Parse(Chart(Series(name, [new(0, 0), new(1, 1)]), Series("B", [new(0, 0), new(1, 1)])).ToSvg())))
                .Max(place => place.X);

        Assert.True(Right("A name of thirty letters, or so") < Right("A") - 50);
        Assert.True(Right(new string('a', 500)) > 860 / 2.0);
    }

    private static LineChart Chart(params ChartSeries[] series) => new("Title", "x", "y", series);

    private static ChartSeries Series(string name, ChartPoint[] points) => new(name, 0, points);

    private static string Line(XElement svg) =>
        svg.Elements(Svg + "g")
            .First(group => group.Attribute("class")!.Value.StartsWith("chart-series", StringComparison.Ordinal))
            .Element(Svg + "path")!
            .Attribute("d")!
            .Value;

    private static (double X, double Y)[] Places(string path) =>
        [
            .. path.Split('M', 'L')
                .Skip(1)
                .Select(place => place.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
                .Select(place => (place[0], place[1])),
        ];

    [GeneratedRegex("[ML]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pens();
}
