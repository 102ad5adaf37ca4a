using System.Reflection;
using System.Text.Json;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>Writes a study's export: data, figures, plan and pictures, and last the manifest of all of them.</summary>
internal sealed class StudyBundle(BundleSource source)
{
    /// <summary>Changes when a file or column gets another meaning, or goes.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The oldest that an import still takes: before 2, the runs held the methods' own scores.</summary>
    public const int OldestSchemaVersion = 1;

    public const string ManifestName = "manifest.json";

    private static readonly string Program =
        typeof(StudyBundle).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <param name="output">Need not be seekable.</param>
    /// <param name="written">Told after each file: how many of how many are done.</param>
    /// <returns>The files, the manifest not among them.</returns>
    public IReadOnlyList<BundleFile> Write(Stream output, Action<int, int>? written, CancellationToken cancellation)
    {
        var parts = Parts();
        using var zip = new BundleZip(output, source.MadeUtc);
        for (var at = 0; at < parts.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            zip.Add(parts[at]);
            written?.Invoke(at + 1, parts.Count);
        }

        IReadOnlyList<BundleFile> files = [.. zip.Files];
        zip.Add(
            new BundlePart(
                ManifestName,
                stream =>
                {
                    JsonSerializer.Serialize(stream, Manifest(files), ResultsJson.Options);
                    return null;
                }
            )
        );
        return files;
    }

    private List<BundlePart> Parts()
    {
        List<BundlePart> parts =
        [
            .. new StudyParts(source).All(),
            .. new RatingParts(source).All(),
            .. new CollectedParts(source).All(),
            .. new FigureParts(source).All(),
            .. new TrecParts(source).All(),
            .. PictureParts.All(source.Pictures),
        ];
        if (source.Data.Judgments.Count >= ParquetJudgments.Least)
            parts.Add(new BundlePart("judgments.parquet", Parquet));
        return parts;
    }

    private long? Parquet(Stream stream)
    {
        // Parquet seeks; nothing waits, for the memory is there at once.
        using var memory = new MemoryStream();
        var rows = ParquetJudgments.WriteAsync(source.Data, memory).GetAwaiter().GetResult();
        memory.WriteTo(stream);
        return rows;
    }

    private BundleManifest Manifest(IReadOnlyList<BundleFile> files) =>
        new(
            SchemaVersion,
            Program,
            source.MadeUtc,
            source.Data.Study.Title,
            source.Data.Study.FrozenHash,
            source.Results.Fingerprint,
            ResultsFilters.Write(source.Results.Options),
            source.Results.Options.Seed,
            source.KnownEncoders(),
            files
        );
}

/// <param name="Schema">Version of the files and their columns.</param>
/// <param name="Program">Version of the portal.</param>
/// <param name="Fingerprint">SHA-256 over the data that all figures depend on.</param>
/// <param name="Encoders">Hashes, by their methods.</param>
internal sealed record BundleManifest(
    int Schema,
    string Program,
    DateTime MadeUtc,
    string Study,
    string FrozenHash,
    string Fingerprint,
    IReadOnlyDictionary<string, string> Filters,
    ulong Seed,
    IReadOnlyDictionary<string, string> Encoders,
    IReadOnlyList<BundleFile> Files
);
