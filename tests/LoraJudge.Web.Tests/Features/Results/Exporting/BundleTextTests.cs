using System.Text;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

public sealed class BundleTextTests
{
    private static readonly StudyFacts Facts = new()
    {
        Title = "A study",
        ScaleLabels = ["1", "2", "3", "4"],
        Depth = 10,
        RatersPerItem = 3,
        Relevance = new RelevanceRule(Aggregation.Median, 3),
        Control = "Proposed",
    };

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("plain=1", "plain=1")]
    [InlineData("", "")]
    public void Text_that_could_be_a_formula_is_hardened_and_reads_back(string text, string field)
    {
        Assert.Equal(field, CsvText.Hardened(text));
        Assert.Equal(text, CsvText.Plain(field));
    }

    [Fact]
    public void A_number_is_no_text_and_stays_negative()
    {
        using var memory = new MemoryStream();
        using (var table = new CsvTable(memory, "name", "alpha"))
            table.Text("-name").Number(-0.1).End();

        Assert.Equal("name,alpha\n'-name,-0.1\n", Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("C:\\x\\y", "C--x-y")]
    [InlineData("画風 検索", "unnamed")]
    [InlineData("con", "_con")]
    [InlineData("NUL.a", "_NUL.a")]
    [InlineData("Proposed+", "Proposed+")]
    public void A_method_of_any_name_has_a_file_name(string method, string file) => Assert.Equal([file], BundleNames.Of([method]));

    [Fact]
    public void Methods_of_like_names_have_files_of_their_own() =>
        Assert.Equal(["Ours", "OURS-2", "Ours-3"], BundleNames.Of(["Ours", "OURS", "Ours!"]));

    [Fact]
    public void Rules_read_back_as_they_were_written()
    {
        var options = ResultsOptions.Of(Facts) with
        {
            Relevance = new RelevanceRule(Aggregation.Mean, 2.5),
            FailedChecksAllowed = null,
            LeastMedianMilliseconds = 900,
            Seed = ulong.MaxValue,
        };

        Assert.Equal(options, ResultsFilters.Read(Facts, ResultsFilters.Write(options).GetValueOrDefault));
    }

    [Theory]
    [InlineData("relevance", "median")]
    [InlineData("relevance", "7-3")]
    [InlineData("failed-checks", "-1")]
    [InlineData("alpha", "NaN")]
    [InlineData("resamples", "1000000")]
    public void A_rule_that_is_none_is_told_what_to_write(string name, string value)
    {
        var refused = Assert.Throws<StudyException>(() => ResultsFilters.Read(Facts, asked => asked == name ? value : null));

        Assert.StartsWith($"{name} is \"{value}\": write ", refused.Message, StringComparison.Ordinal);
    }
}
