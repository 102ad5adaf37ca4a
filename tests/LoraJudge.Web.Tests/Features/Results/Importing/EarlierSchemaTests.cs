using System.Text;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results.Importing;

/// <summary>Exports as the portal wrote them before consents, answers and visitors' judgments were in them.</summary>
[Trait("group", "server")]
public sealed class EarlierSchemaTests
{
    [Theory]
    [InlineData("study.zip")]
    [InlineData("without-times.zip")]
    public async Task An_export_of_schema_1_is_taken_in_with_the_fingerprint_that_it_has(string name)
    {
        await using var portal = new Portal();

        var data = await ImportedAsync(portal, name);

        Assert.NotEmpty(data.Participants);
        Assert.All(data.Participants, one => Assert.Null(one.ConsentUtc));
        Assert.Empty(data.Collected.Answers);
    }

    [Fact]
    public async Task The_start_of_1970_in_it_stood_for_a_time_that_is_not_known()
    {
        await using var portal = new Portal();

        Assert.All((await ImportedAsync(portal, "without-times.zip")).Judgments.GivenUtc, given => Assert.Null(given));
        Assert.All((await ImportedAsync(portal, "study.zip")).Judgments.GivenUtc, given => Assert.NotNull(given));
    }

    [Fact]
    public void Data_that_were_stored_with_the_start_of_1970_have_no_time()
    {
        var data = new StudySketch
        {
            Rankings = [("A", ["ab"])],
            Scores =
            [
                ["41"],
            ],
        }.Data();
        data = data with { Judgments = data.Judgments with { GivenUtc = [DateTime.UnixEpoch, DateTime.UnixEpoch] } };

        Assert.Equal([null, null], StudyBlob.Read(StudyBlob.Write(data)).Judgments.GivenUtc);
    }

    [Fact]
    public async Task A_schema_that_is_not_known_yet_is_refused()
    {
        await using var study = await Exporting.ExportedStudy.CreateAsync();
        var files = await study.FilesAsync();
        files["manifest.json"] = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(files["manifest.json"]).Replace("\"schema\": 2", "\"schema\": 3", StringComparison.Ordinal)
        );

        var refused = await Assert.ThrowsAsync<Web.Features.Studies.StudyException>(() =>
            study
                .Portal.Get<StudyImporter>()
                .ImportAsync([("study.zip", Exporting.ExportedStudy.Zip(files))], new ImportWords(), null, CancellationToken.None)
        );

        Assert.Equal("The export has schema 3; this portal reads 1 to 2.", refused.Message);
    }

    private static async Task<StudyData> ImportedAsync(Portal portal, string name)
    {
        await using var file = File.OpenRead(
            Path.Combine(Repository.Root(), "tests", "LoraJudge.Web.Tests", "Features", "Results", "Importing", "Schema1", name)
        );
        var id = await portal.Get<StudyImporter>().ImportAsync([(name, file)], new ImportWords(), null, CancellationToken.None);
        return (await portal.Get<StudyReader>().ReadAsync(id, CancellationToken.None))!;
    }
}
