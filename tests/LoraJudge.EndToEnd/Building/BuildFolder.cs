using LoraJudge.Domain.Catalog;
using LoraJudge.EndToEnd.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Portal;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.EndToEnd.Building;

/// <summary>What a run needs: pictures for a sample set, and registered models.</summary>
internal static class BuildFolder
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    /// <summary>Files "face-1.png", "object-1.png"… of all kinds in turn.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Samples(int count, int edge)
    {
        var kinds = Enum.GetValues<ProceduralCategory>();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => (Kind: kinds[number % kinds.Length], Number: 1 + (number / kinds.Length)))
                .Select(sample =>
                    (
                        $"{sample.Kind.ToString().ToLowerInvariant()}-{sample.Number}.png",
                        Decoder.EncodePng(ProceduralSamples.Create(sample.Kind, 700 + sample.Number).Render(edge, edge))
                    )
                ),
        ];
    }

    /// <summary>Puts samples into a set by the verb for it, which makes the database too.</summary>
    public static async Task AddSamplesAsync(string folder, string set, int count, int edge)
    {
        using var pictures = new TemporaryFolder();
        foreach (var (name, bytes) in Samples(count, edge))
            await File.WriteAllBytesAsync(Path.Combine(pictures.Path, name), bytes);
        var added = await BuiltProgram.RunAsync(["samples", "add", pictures.Path, "--sample-set", set, .. Storage(folder)]);
        Assert.True(added.ExitCode == 0, added.Output);
    }

    public static IEnumerable<string> Storage(string folder, params string[] settings) =>
        BuiltProgram.Settings([$"Storage:Folder={folder}", .. settings]);

    public static async Task AddModelsAsync(string folder, IEnumerable<string> loras)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        context.LoraModels.AddRange(
            loras.Select(lora => new LoraModel
            {
                Slug = lora,
                Name = char.ToUpperInvariant(lora[0]) + lora[1..].Replace('-', ' '),
                LoraName = lora,
                CreatedUtc = DateTime.UnixEpoch,
            })
        );
        await context.SaveChangesAsync();
    }

    public static async Task<List<StoredPicture>> PicturesAsync(string folder)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        return await context
            .ReferenceImages.OrderBy(picture => picture.Id)
            .Select(picture => new StoredPicture(picture.Id, picture.LoraModel.LoraName, picture.Seed!.Value, picture.BlobSha256))
            .ToListAsync();
    }
}

internal sealed record StoredPicture(long Id, string Lora, long Seed, string Sha256);
