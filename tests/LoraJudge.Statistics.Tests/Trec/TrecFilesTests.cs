using System.Text;
using CsCheck;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Tests.Trec;

public sealed class TrecFilesTests
{
    private static Run ParseRun(string text) => RunFile.Parse(Encoding.UTF8.GetBytes(text));

    private static Qrels ParseQrels(string text) => QrelsFile.Parse(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Fields_are_separated_by_any_white_space()
    {
        var run = ParseRun("  q1\tQ0   d1\t 7 0.5 \t tag \r\n");
        Assert.Equal(new RunEntry("d1", 0.5), run.Topics[0][0]);
        Assert.Equal(("q1", "tag"), (run.Topics[0].Id, run.Tag));
    }

    [Fact]
    public void Blank_lines_comments_and_a_byte_order_mark_are_skipped() =>
        Assert.Equal(2, ParseRun("\uFEFF# run\n\nq Q0 a 1 2 t\n  \n  # more\nq Q0 b 1 1 t").Topics[0].Count);

    [Fact]
    public void Fields_after_the_tag_are_ignored() => Assert.Equal("t", ParseRun("q Q0 a 1 2 t and more\n").Tag);

    [Fact]
    public void The_rank_column_is_ignored()
    {
        var run = ParseRun("q Q0 a 1 0.1 t\nq Q0 b 2 0.9 t\n");
        Assert.Equal(["b", "a"], run.Topics[0].Ranked().Select(entry => entry.Document));
    }

    [Fact]
    public void Equal_scores_are_ranked_by_descending_document_id()
    {
        var run = ParseRun("q Q0 a 1 1 t\nq Q0 c 1 1 t\nq Q0 B 1 1 t\nq Q0 b 1 2 t\n");
        Assert.Equal(["b", "c", "a", "B"], run.Topics[0].Ranked().Select(entry => entry.Document));
    }

    [Fact]
    public void Document_ids_compare_by_UTF_8_bytes_and_not_by_UTF_16_units()
    {
        // U+FF5E sorts after the surrogates of U+1F600 in UTF-16, before it in UTF-8.
        var run = ParseRun("q Q0 \uFF5E 1 1 t\nq Q0 \U0001F600 1 1 t\n");
        Assert.Equal(["\U0001F600", "\uFF5E"], run.Topics[0].Ranked().Select(entry => entry.Document));
    }

    [Fact]
    public void Lines_of_a_topic_need_not_stand_together() =>
        Assert.Equal(2, ParseRun("q Q0 a 1 1 t\nr Q0 a 1 1 t\nq Q0 b 1 2 t\n").Find("q")!.Count);

    [Theory]
    [InlineData("1e3", 1000)]
    [InlineData("-.5", -0.5)]
    [InlineData("+2", 2)]
    [InlineData("0.1234567890123456789", 0.12345678901234568)]
    [InlineData("123456789012345.5", 123456789012345.5)]
    public void Scores_are_read_to_the_last_digit(string score, double expected) =>
        Assert.Equal(expected, ParseRun($"q Q0 d 1 {score} t").Topics[0][0].Score);

    [Theory]
    [InlineData("q Q0 d 1 2 t\n\n# c\nq Q0 e 2\n", 4, "six fields")]
    [InlineData("q Q0 d 1 high t\n", 1, "'high'")]
    [InlineData("q Q0 d 1 NaN t\n", 1, "'NaN'")]
    [InlineData("q Q0 d 1 1 t\nr Q0 d 1 1 t\nq Q0 d 2 1 t\n", 3, "second time")]
    public void A_bad_run_is_refused_with_its_line(string text, int line, string problem)
    {
        var refusal = Assert.Throws<TrecFormatException>(() => ParseRun(text));
        Assert.Equal(line, refusal.Line);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q 0 d\n", "four fields")]
    [InlineData("q 0 d 1 2\n", "four fields")]
    [InlineData("q 0 d 1.5\n", "'1.5'")]
    [InlineData("q 0 d x\n", "'x'")]
    public void Bad_qrels_are_refused_with_their_line(string text, string problem)
    {
        var refusal = Assert.Throws<TrecFormatException>(() => ParseQrels("q 0 c 1\n" + text));
        Assert.Equal(2, refusal.Line);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("-1", -1)]
    [InlineData("+1", 1)]
    [InlineData("1.0", 1)]
    public void Grades_are_whole_numbers(string grade, int expected) =>
        Assert.Equal(expected, ParseQrels($"q 0 d {grade}\r\n").Topics[0][0].Grade);

    [Fact]
    public void A_large_file_is_read_in_its_order_though_in_parts()
    {
        var lines = Enumerable.Range(0, 60_000).Select(i => $"q{i / 700 % 50} Q0 d{i} 1 {i % 13} tag{i}");
        var run = ParseRun(string.Join('\n', lines) + "\n# end\n\n");
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"q{i}"), run.Topics.Select(topic => topic.Id));
        Assert.Equal(new RunEntry("d35699", 35_699 % 13), run.Find("q0")![1399]);
        Assert.Equal("tag59999", run.Tag);
    }

    [Fact]
    public void The_first_bad_line_of_a_large_file_is_reported()
    {
        var lines = Enumerable.Range(1, 60_000).Select(i => i is 20_001 or 50_000 ? "q Q0 d" : $"q Q0 document{i} 1 1 tag");
        Assert.Equal(20_001, Assert.Throws<TrecFormatException>(() => ParseRun(string.Join('\n', lines))).Line);
    }

    [Fact]
    public void An_empty_file_has_no_topics() => Assert.Empty(ParseRun("").Topics);

    [Fact]
    public void A_run_that_is_written_reads_back_the_same() =>
        Gen.Dictionary(Gen.String[Gen.Char["abcé#1"], 1, 6], Gen.Double.Where(double.IsFinite))[1, 30]
            .Sample(scores =>
            {
                var run = Run.From(scores.Select(pair => ("q1", pair.Key, pair.Value)), "tag");
                var writer = new StringWriter();
                RunFile.Write(run, writer);
                var back = ParseRun(writer.ToString());
                Assert.Equal(run.Topics[0].Ranked(), back.Topics[0].Ranked());
                Assert.Equal(run.Tag, back.Tag);
            });

    [Fact]
    public void Qrels_that_are_written_read_back_the_same() =>
        Gen.Dictionary(Gen.String[Gen.Char["abc1"], 1, 6], Gen.Int[-1, 4])[1, 30]
            .Sample(grades =>
            {
                var qrels = Qrels.From(grades.Select(pair => ("q1", pair.Key, pair.Value)));
                var writer = new StringWriter();
                QrelsFile.Write(qrels, writer);
                var back = ParseQrels(writer.ToString()).Topics[0];
                Assert.Equal(Entries(qrels.Topics[0]), Entries(back));
            });

    [Fact]
    public void A_document_twice_in_a_topic_is_refused_from_a_program_too() =>
        Assert.Throws<ArgumentException>(() => Run.From([("q", "d", 1), ("q", "d", 2)]));

    [Fact]
    public void An_id_with_white_space_is_refused() => Assert.Throws<ArgumentException>(() => Qrels.From([("q", "a b", 1)]));

    private static IEnumerable<QrelsEntry> Entries(QrelsTopic topic) => Enumerable.Range(0, topic.Count).Select(i => topic[i]);
}
