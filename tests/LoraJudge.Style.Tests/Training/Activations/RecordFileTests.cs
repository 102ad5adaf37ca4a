using LoraJudge.Style.Training.Activations;

namespace LoraJudge.Style.Tests.Training.Activations;

public sealed class RecordFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-records-").FullName;

    private string Records => Path.Combine(folder, "records");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_appended_is_read_again_after_a_restart()
    {
        using (var file = new RecordFile(Records, 3))
        {
            file.Append(["a", "b"], [1, 2, 3, 4, 5, 6]);
            file.Append(["c"], [7, 8, 9]);
        }

        using var again = new RecordFile(Records, 3);

        Assert.Equal([4, 5, 6], Read(again, "b"));
        Assert.Equal([7, 8, 9], Read(again, "c"));
        Assert.False(again.Contains("d"));
    }

    [Theory]
    [InlineData(".index", 1)]
    [InlineData("", 1)]
    public void A_record_that_was_cut_off_is_forgotten_and_the_others_stay(string ending, int bytes)
    {
        using (var file = new RecordFile(Records, 3))
            file.Append(["a", "b"], [1, 2, 3, 4, 5, 6]);
        using (var cut = new FileStream(Records + ending, FileMode.Open))
            cut.SetLength(cut.Length - bytes);

        using var again = new RecordFile(Records, 3);

        Assert.Equal([1, 2, 3], Read(again, "a"));
        Assert.False(again.Contains("b"));
        again.Append(["b"], [7, 7, 7]);
        Assert.Equal([7, 7, 7], Read(again, "b"));
    }

    [Fact]
    public void Two_writers_at_once_are_refused()
    {
        using var first = new RecordFile(Records, 3);

        Assert.Throws<IOException>(() => new RecordFile(Records, 3));
    }

    [Fact]
    public void Bytes_that_are_no_whole_records_are_refused()
    {
        using var file = new RecordFile(Records, 3);

        Assert.Throws<ArgumentException>(() => file.Append(["a"], [1, 2]));
        Assert.False(file.Contains("a"));
    }

    private static byte[] Read(RecordFile file, string name)
    {
        var record = new byte[3];
        file.Read(name, record);
        return record;
    }
}
