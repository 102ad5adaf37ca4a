using System.Text;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Studies.Files;

namespace LoraJudge.Web.Tests.Features.Studies.Files;

public sealed class SentTextTests
{
    private const string Run = "q01 Q0 caf\u00e9 1 2.5 ink\r\nq01 Q0 oil 2 1.5 ink\r\n";

    public static TheoryData<string, byte[]> Spellings =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Run) },
            { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Run)] },
            { "UTF-16, as PowerShell's > writes it", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Run)] },
            { "UTF-16, the other way round", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Run)] },
            { "é as two characters", Encoding.UTF8.GetBytes(Run.Replace("\u00e9", "e\u0301", StringComparison.Ordinal)) },
        };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_run_is_read_whatever_program_wrote_it(string how, byte[] content)
    {
        var topic = Assert.Single(RunFile.Parse(SentText.ToUtf8(content)).Topics);

        Assert.Equal((how, "q01"), (how, topic.Id));
        Assert.Equal(["caf\u00e9", "oil"], topic.Ranked().Select(entry => entry.Document));
    }

    [Fact]
    public void What_is_no_text_is_left_to_its_reader()
    {
        byte[] windows1252 = [.. "caf"u8, 0xE9];

        Assert.Same(windows1252, SentText.ToUtf8(windows1252));
    }

    [Fact]
    public void Second_files_of_a_Macs_selection_are_passed_over()
    {
        var read = ImportedFiles.Read([
            ("._a.run", new MemoryStream([0, 5, 22, 7])),
            ("a.run", new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Run)])),
        ]);

        Assert.Equal(["runs/a.run"], read.Below("runs/", ".run"));
        Assert.Equal(Run, Encoding.UTF8.GetString(read.Find("runs/a.run")!));
    }
}
