using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class CentreIndexFileTests : IDisposable
{
    private static readonly byte[] Label = [1, 2, 3];

    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "index");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_saved_index_comes_back_with_its_label_and_ranks_the_same()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var catalogue = new CentreTraps(200_000 + seed);
            var saved = catalogue.Change(CentreIndex.Build(catalogue.Models));
            CentreIndexFile.Save(File, saved, Label);
            var (index, label) = CentreIndexFile.Open(File);

            Assert.Equal(Label, label);
            Assert.Equal(saved.Versions(), index.Versions());
            Assert.Equal(saved.ReferenceCount, index.ReferenceCount);
            var (query, filter) = (catalogue.Query(), catalogue.Filter());
            Assert.Equal(PlainRanking.Of(catalogue.References, [query], 7, filter), index.Search(query, 7, filter));
        }
    }

    [Fact]
    public void An_opened_index_can_be_changed_and_saved_over_its_own_file()
    {
        var (models, query) = Some(300);
        CentreIndexFile.Save(File, CentreIndex.Build(models[..200]), Label);
        var index = CentreIndexFile.Open(File).Index.With(models[200..], [models[5].ModelId]);
        CentreIndexFile.Save(File, index, Label);

        var expected = CentreIndex.Build([.. models.Where((_, number) => number != 5)]).Search(query, 12);
        Assert.Equal(expected, CentreIndexFile.Open(File).Index.Search(query, 12));
    }

    [Fact]
    public void An_empty_index_comes_back_empty_with_its_label()
    {
        CentreIndexFile.Save(File, CentreIndex.Empty, Label);

        var (index, label) = CentreIndexFile.Open(File);

        Assert.Equal(0, index.ModelCount);
        Assert.Equal(Label, label);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_by_its_name()
    {
        CentreIndexFile.Save(File, CentreIndex.Build(Some(140).Models), Label);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 300))
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.Contains(File, Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_byte_is_found_when_it_is_opened()
    {
        CentreIndexFile.Save(File, CentreIndex.Build(Some(140).Models), Label);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = 0; at < whole.Length; at += 1 + (whole.Length / 500))
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            System.IO.File.WriteAllBytes(File, changed);
            Assert.Contains("Build the index anew", Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bytes_that_were_never_an_index_are_refused()
    {
        var random = new Random(1);
        for (var length = 0; length < 3000; length += 7)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            "LJCENT01"u8[..Math.Min(length, 8)].CopyTo(bytes);
            System.IO.File.WriteAllBytes(File, bytes);
            Assert.Contains("Build the index anew", Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_file_of_a_ranking_by_mean_distance_is_refused()
    {
        BoundedIndexFile.Save(
            File,
            BoundedIndex.Build([
                new ModelReferences(
                    1,
                    [
                        [1, 2],
                    ]
                ),
            ]),
            Label
        );

        Assert.Contains("one of another version", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_that_ends_halfway_leaves_the_old_file()
    {
        var (models, query) = Some(100);
        CentreIndexFile.Save(File, CentreIndex.Build(models), Label);
        using (new FileStream(File + ".part", FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Throws<IOException>(() => CentreIndexFile.Save(File, CentreIndex.Empty, Label));

        Assert.Equal(100, CentreIndexFile.Open(File).Index.ModelCount);
        CentreIndexFile.Save(File, CentreIndex.Empty, Label);
        Assert.Empty(CentreIndexFile.Open(File).Index.Search(query, 1));
    }

    private string Refusal() => Assert.Throws<InvalidDataException>(() => CentreIndexFile.Open(File)).Message;

    private static (ModelCentre[] Models, float[] Query) Some(int count)
    {
        var random = new Random(count);
        float[] Vector() => [.. Enumerable.Range(0, 5).Select(_ => random.NextSingle())];
        return (
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(id => new ModelCentre(id, Vector())
                    {
                        Pictures = 1 + (id % 16),
                        Version = id * 3,
                        Traits = new ModelTraits("SDXL 1.0", id % 2 == 0 ? "MIT" : null, id % 4),
                    }),
            ],
            Vector()
        );
    }
}
