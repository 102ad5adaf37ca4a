using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class BoundedIndexFileTests : IDisposable
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
            var catalogue = new TrapCatalogue(200_000 + seed);
            BoundedIndexFile.Save(File, BoundedIndex.Build(catalogue.Models), Label);
            var (index, label) = BoundedIndexFile.Open(File);

            Assert.Equal(Label, label);
            var (query, filter) = (catalogue.Query(), catalogue.Filter());
            Assert.Equal(PlainRanking.Of(catalogue.Models, [query], 7, filter), index.Search(query, 7, filter));
        }
    }

    [Fact]
    public void An_index_built_straight_into_a_file_is_the_one_built_in_memory()
    {
        var models = Some(700).Models;
        BoundedIndexFile.Write(File, models, Label);
        var other = File + ".other";
        BoundedIndexFile.Save(other, BoundedIndex.Build(models), Label);

        // References lie in another order.
        Assert.Equal(Bounds(other), Bounds(File));
        Assert.Equal(new FileInfo(other).Length, new FileInfo(File).Length);
        static IEnumerable<string> Bounds(string file) =>
            BoundedIndexFile
                .Open(file)
                .Index.Segments.SelectMany(segment =>
                    segment
                        .Entries.Take(segment.Count)
                        .Select(entry => $"{entry.ModelId} {string.Join(' ', entry.References.Read().ToArray())}")
                        .Append(string.Join(' ', segment.Codes))
                        .Append(string.Join(' ', segment.Scanned))
                        .Append(string.Join(' ', segment.Refined))
                );
    }

    [Fact]
    public void An_opened_index_can_be_changed_and_saved_over_its_own_file()
    {
        var (models, query) = Some(300);
        BoundedIndexFile.Write(File, models[..200], Label);
        var index = BoundedIndexFile.Open(File).Index.With(models[200..], [models[5].ModelId]);
        BoundedIndexFile.Save(File, index, Label);

        var expected = PlainRanking.Of(models.Where((_, number) => number != 5), [query], 12);
        Assert.Equal(expected, BoundedIndexFile.Open(File).Index.Search(query, 12));
        Assert.Equal(expected, index.Search(query, 12));
    }

    [Fact]
    public void An_empty_index_comes_back_empty()
    {
        BoundedIndexFile.Save(File, BoundedIndex.Empty, Label);

        Assert.Equal(0, BoundedIndexFile.Open(File).Index.ModelCount);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_by_its_name()
    {
        BoundedIndexFile.Write(File, Some(140).Models, Label);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 300))
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.Contains(File, Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_byte_is_found_when_it_is_read()
    {
        var (models, query) = Some(140);
        BoundedIndexFile.Write(File, models, Label);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = 0; at < whole.Length; at += 1 + (whole.Length / 500))
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            System.IO.File.WriteAllBytes(File, changed);
            Assert.Throws<InvalidDataException>(() => BoundedIndexFile.Open(File).Index.Search(query, int.MaxValue));
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
            "LJRANK02"u8[..Math.Min(length, 8)].CopyTo(bytes);
            System.IO.File.WriteAllBytes(File, bytes);
            Assert.Contains("Build the index anew", Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Writing_that_ends_halfway_leaves_the_old_file_and_the_next_writing_succeeds()
    {
        var (models, query) = Some(600);
        BoundedIndexFile.Write(File, models[..100], Label);

        Assert.Throws<OperationCanceledException>(() => BoundedIndexFile.Write(File, Broken(models), Label));

        Assert.Equal(PlainRanking.Of(models[..100], [query], 9), BoundedIndexFile.Open(File).Index.Search(query, 9));
        BoundedIndexFile.Write(File, models, Label);
        Assert.Equal(600, BoundedIndexFile.Open(File).Index.ModelCount);
    }

    private static IEnumerable<ModelReferences> Broken(ModelReferences[] models)
    {
        foreach (var model in models[..500])
            yield return model;
        throw new OperationCanceledException();
    }

    private string Refusal() => Assert.Throws<InvalidDataException>(() => BoundedIndexFile.Open(File)).Message;

    private static (ModelReferences[] Models, float[] Query) Some(int count)
    {
        var random = new Random(count);
        float[] Vector() => [.. Enumerable.Range(0, 5).Select(_ => random.NextSingle())];
        return (
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(id => new ModelReferences(id, [.. Enumerable.Range(0, 1 + (id % 4)).Select(_ => Vector())])
                    {
                        Traits = new ModelTraits("SDXL 1.0", id % 2 == 0 ? "MIT" : null, id % 4),
                    }),
            ],
            Vector()
        );
    }
}
