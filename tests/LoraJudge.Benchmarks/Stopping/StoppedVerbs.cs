using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Benchmarks.Stopping;

/// <summary>What the long verbs need, and what they are asked to do: each takes some seconds.</summary>
internal sealed class StoppedVerbs(string folder, string? weights)
{
    private const int Models = 12;
    private const int Samples = 18;

    /// <summary>As many as the paper's method trains and validates on.</summary>
    private const int Trained = 30;
    private const int Reproduced = 4;
    private const int Edge = 96;
    private const string Set = "Samples";

    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());

    private string Pictures => Path.Combine(folder, "pictures");

    private string[] Weights => weights is null ? [] : [$"Encoder:TrunkWeights={Path.GetFullPath(weights)}"];

    public async IAsyncEnumerable<StoppedVerb> PrepareAsync(string? only)
    {
        await WritePicturesAsync();
        if (only is null or "import")
            yield return Import();
        // The paper's methods begin with VGG19.
        if (weights is not null && only is (null or "reproduce"))
            yield return Reproduce(weights);
        if (only is null or "build")
            yield return await BuildAsync();
        if (only is null or "train")
            yield return await TrainAsync();
        if (only is null or "export")
            yield return await ExportAsync();
    }

    /// <summary>VGG19 where its weights are given: its batches take longest.</summary>
    private StoppedVerb Import() =>
        new(
            "import",
            number => ["import", Pictures, .. Settings($"import-{number}", Weights)],
            Resumed: null,
            (number, _) => IsAsync($"import-{number}", context => context.Embeddings.CountAsync(), Models * Samples)
        );

    private StoppedVerb Reproduce(string trunk) =>
        new(
            "reproduce",
            number =>
                [
                    "reproduce",
                    Path.Combine(folder, "reproduction"),
                    "--out",
                    Path.Combine(folder, $"out-{number}"),
                    "--seeds",
                    "1",
                    "--methods",
                    "Proposed",
                    "--weights",
                    Path.GetFullPath(trunk),
                ],
            Resumed: null,
            (number, output) =>
                Task.FromResult(
                    output.Contains("1 of 1 runs", StringComparison.Ordinal)
                        && File.Exists(Path.Combine(folder, $"out-{number}", "report.json"))
                )
        );

    private async Task<StoppedVerb> BuildAsync()
    {
        var samples = Directory.CreateDirectory(Path.Combine(folder, "samples")).FullName;
        foreach (var (kind, number) in Enum.GetValues<ProceduralCategory>().SelectMany(kind => new[] { (kind, 1), (kind, 2) }))
        {
            await File.WriteAllBytesAsync(
                Path.Combine(samples, $"{kind.ToString().ToLowerInvariant()}-{number}.png"),
                Decoder.EncodePng(ProceduralSamples.Create(kind, 700 + number).Render(Edge, Edge))
            );
        }

        await DoneAsync(["samples", "add", samples, "--sample-set", Set, .. Settings("build")]);
        await using (var services = Services("build"))
        await using (var context = await OpenAsync(services))
        {
            context.AddRange(
                ProceduralStyles
                    .All.Take(Models)
                    .Select(style => new LoraModel
                    {
                        Slug = style.Slug,
                        Name = style.Slug,
                        LoraName = style.Slug,
                        CreatedUtc = DateTime.UnixEpoch,
                    })
            );
            await context.SaveChangesAsync();
        }

        return new StoppedVerb(
            "build",
            number =>
                [
                    "build",
                    "--sample-set",
                    Set,
                    "--all",
                    "--back-end",
                    "procedural",
                    "--edge",
                    $"{Edge}",
                    .. Settings(Copy("build", number)),
                ],
            async number =>
                await NewestAsync(Copied("build", number), context => context.BuildRuns.Select(run => run.Id)) is { } id
                    ? ["build", "--resume", $"{id}", .. Settings(Copied("build", number))]
                    : null,
            (number, _) =>
                IsAsync(
                    Copied("build", number),
                    context => context.ReferenceImages.CountAsync(picture => picture.BlobSha256 != null || picture.RemovedByCleansing),
                    Models * 2 * Enum.GetValues<ProceduralCategory>().Length
                )
        );
    }

    private async Task<StoppedVerb> TrainAsync()
    {
        await DoneAsync(["import", Pictures, .. Settings("train")]);
        return new StoppedVerb(
            "train",
            number => ["train", "--method", "Compact", "--epochs", "3", .. Settings(Copy("train", number))],
            async number =>
                await NewestAsync(Copied("train", number), context => context.TrainingRuns.Select(run => run.Id)) is { } id
                    ? ["train", "--resume", $"{id}", .. Settings(Copied("train", number))]
                    : null,
            (_, output) => Task.FromResult(output.Contains("has finished", StringComparison.Ordinal))
        );
    }

    private async Task<StoppedVerb> ExportAsync()
    {
        await DoneAsync(["user", "list", .. Settings("export")]);
        long study;
        await using (var services = Services("export"))
        await using (var context = await OpenAsync(services))
            study = await JudgedStudy.CreateAsync(context, new JudgedStudySize(Topics: 200, Raters: 6));
        return new StoppedVerb(
            "study export",
            number => ["study", "export", $"{study}", "--out", Path.Combine(folder, $"study-{number}.zip"), .. Settings("export")],
            Resumed: null,
            (number, _) => Task.FromResult(IsZip(Path.Combine(folder, $"study-{number}.zip")))
        );
    }

    private static bool IsZip(string path)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        return zip.Entries.Count > 5;
    }

    private async Task WritePicturesAsync()
    {
        await Task.Run(() =>
        {
            Write(Pictures, ProceduralStyles.All.Take(Models), Samples, withOriginals: true);
            Write(Path.Combine(folder, "reproduction", "train"), ProceduralStyles.All.Take(Trained), Reproduced, withOriginals: false);
            Write(Path.Combine(folder, "reproduction", "eval"), ProceduralStyles.All.Skip(Trained), Reproduced, withOriginals: false);
        });
    }

    private static void Write(string to, IEnumerable<ProceduralStyle> styles, int count, bool withOriginals)
    {
        var kinds = ProceduralSamples.Categories;
        var samples = Enumerable.Range(0, count).Select(index => ProceduralSamples.Create(kinds[index % kinds.Count], index / kinds.Count));
        foreach (var sample in samples)
        {
            var original = sample.Render(Edge, Edge);
            if (withOriginals)
                Save(Path.Combine(to, "originals", $"{sample.Code}.jpg"), original);
            foreach (var style in styles)
                Save(Path.Combine(to, style.Slug, $"{sample.Code}.jpg"), style.Apply(original, seed: 1));
        }
    }

    private static void Save(string path, RgbImage picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Decoder.EncodeJpeg(picture));
    }

    private string Copied(string from, int number) => $"{from}-{number}";

    private string Copy(string from, int number)
    {
        var to = Path.Combine(folder, Copied(from, number));
        foreach (
            var file in Directory.Exists(to) ? [] : Directory.EnumerateFiles(Path.Combine(folder, from), "*", SearchOption.AllDirectories)
        )
        {
            var copy = Path.Combine(to, Path.GetRelativePath(Path.Combine(folder, from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Copied(from, number);
    }

    private string[] Settings(string data, params string[] others) =>
        [.. BuiltProgram.Settings([$"Storage:Folder={Path.Combine(folder, data)}", .. others])];

    private static async Task DoneAsync(string[] arguments)
    {
        var (code, output) = await BuiltProgram.RunAsync(arguments);
        if (code != 0)
            throw new InvalidOperationException(output);
    }

    private ServiceProvider Services(string data) =>
        new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), Path.Combine(folder, data)).BuildServiceProvider();

    private static Task<LoraJudgeDbContext> OpenAsync(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();

    private async Task<bool> IsAsync(string data, Func<LoraJudgeDbContext, Task<int>> count, int wanted)
    {
        await using var services = Services(data);
        await using var context = await OpenAsync(services);
        var there = await count(context);
        if (there != wanted)
            Console.WriteLine($"{data}: {there} instead of {wanted}");
        return there == wanted;
    }

    private async Task<long?> NewestAsync(string data, Func<LoraJudgeDbContext, IQueryable<long>> ids)
    {
        await using var services = Services(data);
        await using var context = await OpenAsync(services);
        return await ids(context).Select(id => (long?)id).OrderDescending().FirstOrDefaultAsync();
    }
}
