using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Data.Tests.Providers.Suite;

// What names a blob, in a column of its own, within JSON, or within text.
public abstract partial class ProviderSuite
{
    [Theory]
    [InlineData('a', "a topic's picture")]
    [InlineData('b', "a pool item's pictures")]
    [InlineData('c', "a pool item's pictures")]
    [InlineData('d', "a topic's originals")]
    [InlineData('e', "an example of a plan")]
    [InlineData('f', "a practice item's picture")]
    [InlineData('1', "a frozen plan")]
    [InlineData('2', "a thumbnail that one source names")]
    [InlineData('3', "an artist's report")]
    [InlineData('4', "a line drawing")]
    public async Task A_row_names_a_blob_alone_and_among_many(char digit, string what)
    {
        await SaveNamesAsync();
        string[] many = [.. "0123456789".Select(Some.Sha256), Some.Sha256(digit)];

        foreach (var among in new[] { [Some.Sha256(digit)], many })
        {
            var named = await WithAsync(context => BlobNames.FindAsync(context, among, CancellationToken.None));

            Assert.True(named.Contains(Some.Sha256(digit)), what);
            Assert.DoesNotContain(Some.Sha256('9'), named);
        }
    }

    [Fact]
    public async Task More_hashes_than_a_statement_takes_are_looked_for()
    {
        await SaveNamesAsync();
        string[] many =
        [
            .. Enumerable.Range(0, 3000).Select(number => BlobKey.Of(BitConverter.GetBytes(number))),
            Some.Sha256('b'),
            Some.Sha256('a'),
        ];

        var named = await WithAsync(context => BlobNames.FindAsync(context, many, CancellationToken.None));

        Assert.Equal([Some.Sha256('a'), Some.Sha256('b')], named.Order(StringComparer.Ordinal));
    }

    private Task SaveNamesAsync()
    {
        var study = new SomeStudy();
        study.Topic.Originals = [Some.Sha256('d')];
        study.Study.FrozenPlan = $"{{\"picture\":\"{Some.Sha256('1')}\"}}";
        study.Study.Plan = study.Study.Plan with
        {
            Examples = [new StudyExample(Some.Sha256('e'), [], 1, 2, "why")],
            Practice = [new StudyExample(Some.Sha256('e'), [Some.Sha256('f')], 1, 2, "why")],
        };
        var model = Some.Model("told");
        model.Statements[MetadataSource.Civitai] = new ModelMetadata { ThumbnailSha256 = Some.Sha256('2') };
        var report = new ArtistReport
        {
            Code = "report",
            EncoderHash = Some.Sha256('9'),
            EncoderName = "encoder",
            Findings = $"[\"{Some.Sha256('3')}\"]",
            CreatedUtc = Some.Noon,
            ExpiresUtc = Some.Noon,
        };
        var samples = Some.SampleSet("samples", "cat");
        samples.Images[0].LineDrawingSha256 = Some.Sha256('4');
        return SaveAsync([study.Block, .. study.Pool, model, report, samples]);
    }
}
