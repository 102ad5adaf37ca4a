using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class EvaluationJsonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task A_file_is_replaced_and_nothing_else_is_left()
    {
        var path = Path.Combine(folder, "evaluation.json");
        await File.WriteAllTextAsync(path, "before");

        await EvaluationJson.WriteAsync(path, new EncoderEvaluationOptions { Key = PairKey.Subject });

        Assert.Contains("\"key\": \"Subject\"", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_cannot_be_written_leaves_the_file_as_it_was()
    {
        var path = Path.Combine(folder, "evaluation.json");
        await File.WriteAllTextAsync(path, "before");

        await Assert.ThrowsAsync<ArgumentException>(() => EvaluationJson.WriteAsync(path, double.NaN));

        Assert.Equal("before", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_before_the_work()
    {
        var missing = Path.Combine(folder, "missing");

        var refusal = Assert.Throws<EvaluationException>(() => EvaluationJson.CheckWritable(Path.Combine(missing, "a.json")));

        Assert.Equal($"There is no folder {missing}: make it first.", refusal.Message);
    }

    [Fact]
    public void A_folders_name_is_no_file() => Assert.Throws<EvaluationException>(() => EvaluationJson.CheckWritable(folder));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
