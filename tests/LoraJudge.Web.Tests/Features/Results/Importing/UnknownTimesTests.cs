using System.Text;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Importing;

/// <summary>Judgments that were collected elsewhere, and of which nobody knows when they were given.</summary>
[Trait("group", "server")]
public sealed class UnknownTimesTests
{
    private static readonly string[] NoTimes = ["1970", "0001-01-01"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Times_that_are_not_known_are_empty_in_every_file(bool qrels)
    {
        await using var portal = new Portal();
        var id = await ImportAsync(portal, qrels);

        var files = await ExportedStudy.FilesAsync(portal, id);

        foreach (var (name, content) in files.Where(file => !file.Key.StartsWith("pictures/", StringComparison.Ordinal)))
            Assert.All(NoTimes, time => Assert.DoesNotContain(time, Encoding.UTF8.GetString(content)));
        Assert.Equal(13, ExportedStudy.Lines(files["judgments.csv"]).Length);
        Assert.All(ExportedStudy.Lines(files["judgments.csv"]).Skip(1), line => Assert.EndsWith(",,,", line));
        Assert.DoesNotContain("\ntime,", Encoding.UTF8.GetString(files["agreement.csv"]));
    }

    [Fact]
    public async Task They_stay_empty_when_the_export_is_imported_again()
    {
        await using var portal = new Portal();
        var files = await ExportedStudy.FilesAsync(portal, await ImportAsync(portal));

        var id = await portal
            .Get<StudyImporter>()
            .ImportAsync([("study.zip", ExportedStudy.Zip(files))], new ImportWords(), null, CancellationToken.None);

        var again = await ExportedStudy.FilesAsync(portal, id);
        Assert.Equal(Encoding.UTF8.GetString(files["judgments.csv"]), Encoding.UTF8.GetString(again["judgments.csv"]));
        Assert.All((await DataAsync(portal, id)).Judgments.GivenUtc, given => Assert.Null(given));
    }

    [Fact]
    public async Task The_page_shows_no_time_and_says_that_it_is_not_known()
    {
        await using var portal = new Portal();
        using var owner = await portal.SignedInAsync();
        await using var context = await portal.OpenAsync();
        var id = await ImportAsync(portal, owner: await context.Users.Select(user => user.Id).SingleAsync());

        var html = await owner.GetStringAsync($"/studies/{id}/results");

        Assert.All(NoTimes, time => Assert.DoesNotContain(time, html));
        Assert.DoesNotContain("results/pictures/agreement", html);
        Assert.Contains("It is not known when some judgments were given", html);
    }

    [Fact]
    public async Task Parquet_has_no_time_either()
    {
        await using var portal = new Portal();
        var data = await DataAsync(portal, await ImportAsync(portal));
        using var memory = new MemoryStream();

        await ParquetJudgments.WriteAsync(data, memory);

        memory.Position = 0;
        await using var reader = await Parquet.ParquetReader.CreateAsync(memory);
        using var group = reader.OpenRowGroupReader(0);
        var times = new DateTime?[group.RowCount];
        await group.ReadAsync<DateTime>(reader.Schema.DataFields[5], times);
        Assert.Equal(new DateTime?[12], times);
    }

    [Fact]
    public async Task Nobody_knows_when_such_a_study_was_opened_and_closed()
    {
        await using var portal = new Portal();
        var id = await ImportAsync(portal);

        await using var context = await portal.OpenAsync();
        var row = await context.Studies.SingleAsync(study => study.Id == id);

        Assert.Equal((null, null), (row.OpenedUtc, row.ClosedUtc));
    }

    [Fact]
    public async Task R_reads_them()
    {
        await using var portal = new Portal();

        var lines = await RecomputeScript.RunAsync(await ExportedStudy.FilesAsync(portal, await ImportAsync(portal)));

        Assert.Contains(lines, line => line.StartsWith("alpha ordinal", StringComparison.Ordinal));
    }

    private static async Task<long> ImportAsync(Portal portal, bool qrels = false, long? owner = null)
    {
        (string, Stream) Text(string name, string text) => (name, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var judged =
            from rater in Enumerable.Range(1, 2)
            from topic in Enumerable.Range(1, 3)
            from model in (string[])["a", "b"]
            select (Rater: rater, Topic: topic, Model: model, Score: 1 + ((topic + model[0] + (rater * topic)) % 4));
        List<(string, Stream)> files =
        [
            .. ((string[])["a", "b"]).Select(first =>
                Text(
                    $"{first}.run",
                    string.Concat(
                        Enumerable
                            .Range(1, 3)
                            .Select(topic => $"q{topic} Q0 {first} 1 2 t\nq{topic} Q0 {(first == "a" ? "b" : "a")} 2 1 t\n")
                    )
                )
            ),
        ];
        if (qrels)
            files.AddRange(
                judged
                    .GroupBy(one => one.Rater)
                    .Select(rater =>
                        Text($"P{rater.Key}.qrels", string.Concat(rater.Select(one => $"q{one.Topic} 0 {one.Model} {one.Score - 1}\n")))
                    )
            );
        else
            files.Add(
                Text(
                    "judgments.csv",
                    "participant,topic,model,score\n"
                        + string.Concat(judged.Select(one => $"P{one.Rater},q{one.Topic},{one.Model},{one.Score}\n"))
                )
            );
        return await portal.Get<StudyImporter>().ImportAsync(files, new ImportWords(Depth: 2), owner, CancellationToken.None);
    }

    private static async Task<StudyData> DataAsync(Portal portal, long id) =>
        (await portal.Get<StudyReader>().ReadAsync(id, CancellationToken.None))!;
}
