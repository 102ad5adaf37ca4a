using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;

namespace LoraJudge.EndToEnd.Import;

/// <summary>Writes a folder to import: a folder a style, a file a sample, and the originals.</summary>
internal static class ImportFixtureFolder
{
    private const int Edge = 64;

    /// <returns>Pictures written, originals not counted.</returns>
    public static int Write(string folder, int models, int samples)
    {
        var decoder = new NetVipsImageDecoder(new ImagingOptions());
        var originals = Directory.CreateDirectory(Path.Combine(folder, "originals")).FullName;
        foreach (var sample in Samples(samples))
            File.WriteAllBytes(Path.Combine(originals, $"{sample.Code}.jpg"), decoder.EncodeJpeg(sample.Render(Edge, Edge)));
        Parallel.ForEach(
            ProceduralStyles.All.Take(models),
            style =>
            {
                var model = Directory.CreateDirectory(Path.Combine(folder, style.Slug)).FullName;
                foreach (var sample in Samples(samples))
                {
                    var picture = style.Apply(sample.Render(Edge, Edge), seed: 1);
                    File.WriteAllBytes(Path.Combine(model, $"{sample.Code}.jpg"), decoder.EncodeJpeg(picture));
                }
            }
        );
        return models * samples;
    }

    private static IEnumerable<ProceduralSample> Samples(int count) =>
        Enumerable
            .Range(0, count)
            .Select(index =>
                ProceduralSamples.Create(
                    ProceduralSamples.Categories[index % ProceduralSamples.Categories.Count],
                    index / ProceduralSamples.Categories.Count
                )
            );
}
