using System.Globalization;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Artists.Findings;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>
/// How often a producer comes first for one of its pictures and for several together: the last picture of each subject is the artist's, the
/// others are the references, of all producers at once. A folder a producer, files named SUBJECT-NUMBER.
/// </summary>
internal static class ArtistAccuracy
{
    private const double Percent = 5;

    public static int Measure(string[] args)
    {
        var weights = args is [_, "--weights", var file] ? Path.GetFullPath(file) : null;
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        using var encoder = EncoderLoader.Load(new EncoderOptions { TrunkWeights = weights });
        var producers = Directory
            .GetDirectories(args[0])
            .Order(StringComparer.Ordinal)
            .Select(folder => Read(folder, encoder, decoder))
            .ToArray();
        var projection = encoder.Description.IsStyleSpace
            ? null
            : WhitenedPcaFit.Fit([.. producers.SelectMany(producer => producer.References)], 128);
        float[] ToStyle(float[] vector) => projection?.Project(vector) ?? vector;
        var index = BoundedIndex.Build([
            .. producers.Select((producer, id) => new ModelReferences(id, [.. producer.References.Select(ToStyle)])),
        ]);
        var artists = producers.Select(producer => producer.HeldOut.Select(ToStyle).ToArray()).ToArray();
        Console.WriteLine(
            FormattableString.Invariant($"{encoder.Description.Name}: {index.ModelCount} producers, {index.ReferenceCount} references")
        );
        Console.WriteLine("| pictures together | first | among 3 | MRR | near all |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var count in (int[])[1, 2, 4])
            Console.WriteLine(Row(index, artists, count));
        Console.WriteLine(Others(index, artists));
        return 0;
    }

    private static string Row(BoundedIndex index, float[][][] artists, int count)
    {
        var ranks = new List<(int Rank, bool IsNear)>();
        for (var artist = 0; artist < artists.Length; artist++)
            foreach (var pictures in Choices(artists[artist], count))
            {
                var rank = 1 + index.SearchTogether(pictures, index.ModelCount).ToList().FindIndex(model => model.ModelId == artist);
                ranks.Add((rank, NearAll(index, pictures).Contains(artist)));
            }

        string Share(Func<(int Rank, bool IsNear), double> of) => ranks.Average(of).ToString("0.000", CultureInfo.InvariantCulture);
        return $"| {count} | {Share(r => r.Rank == 1 ? 1 : 0)} | {Share(r => r.Rank <= 3 ? 1 : 0)} | {Share(r => 1.0 / r.Rank)} | {Share(r => r.IsNear ? 1 : 0)} |";
    }

    /// <summary>Models near all pictures that have nothing to do with them: of a producer that is not in the catalogue, and of four producers.</summary>
    private static string Others(BoundedIndex index, float[][][] artists)
    {
        var (absent, mixed) = (new List<int>(), new List<int>());
        for (var artist = 0; artist < artists.Length; artist++)
        {
            absent.Add(NearAll(index.With([], [artist]), artists[artist]).Count);
            mixed.Add(
                NearAll(index, [.. Enumerable.Range(0, 4).Select(part => artists[(artist + (part * 23)) % artists.Length][part])]).Count
            );
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"near all four pictures: of a producer that is not in the catalogue {absent.Average():0.00} models, none for {absent.Count(n => n == 0)} of {absent.Count}; of four producers' pictures {mixed.Average():0.00}, none for {mixed.Count(n => n == 0)}"
        );
    }

    private static HashSet<long> NearAll(BoundedIndex index, float[][] pictures)
    {
        var within = ArtistRanking.Within(index.ModelCount, Percent);
        return pictures
            .Select(picture => index.Search(picture, within).Select(model => model.ModelId).ToHashSet())
            .Aggregate(
                (near, next) =>
                {
                    near.IntersectWith(next);
                    return near;
                }
            );
    }

    private static IEnumerable<float[][]> Choices(float[][] pictures, int count) =>
        Enumerable
            .Range(0, 1 << pictures.Length)
            .Where(chosen => int.PopCount(chosen) == count)
            .Select(chosen => pictures.Where((_, place) => (chosen >> place & 1) == 1).ToArray());

    private static Producer Read(string folder, BatchEncoder encoder, NetVipsImageDecoder decoder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        var vectors = files
            .Chunk(8)
            .SelectMany(chunk =>
                encoder.Encode([.. chunk.Select(file => decoder.DecodeSquare(File.ReadAllBytes(file), encoder.Description.InputEdge))])
            )
            .ToArray();
        var last = files
            .Select((file, place) => (Subject: Path.GetFileName(file).Split('-')[0], place))
            .GroupBy(file => file.Subject, StringComparer.Ordinal)
            .Select(subject => subject.Last().place)
            .ToHashSet();
        return new Producer(
            [.. vectors.Where((_, place) => last.Contains(place))],
            [.. vectors.Where((_, place) => !last.Contains(place))]
        );
    }

    private sealed record Producer(float[][] HeldOut, float[][] References);
}
