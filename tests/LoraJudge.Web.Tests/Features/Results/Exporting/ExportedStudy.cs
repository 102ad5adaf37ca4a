using System.IO.Compression;
using System.Text;
using LoraJudge.Data;
using LoraJudge.Testing.Studies;
using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Shared.Exports;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>A judged study of a researcher who is signed in.</summary>
internal sealed class ExportedStudy : IAsyncDisposable
{
    public static readonly JudgedStudySize Small = new(Topics: 6, Depth: 5, Raters: 3, BlockLength: 10, Models: 12, ScoreDigits: 1);

    private ExportedStudy() { }

    public Portal Portal { get; } = new();

    public HttpClient Owner { get; private set; } = null!;

    public long Id { get; private set; }

    public ExportMaker Maker => Portal.Get<ExportMaker>();

    public static async Task<ExportedStudy> CreateAsync(JudgedStudySize? size = null)
    {
        var study = new ExportedStudy();
        study.Owner = await study.Portal.SignedInAsync();
        await using var context = await study.Portal.OpenAsync();
        var owner = await context.Users.Select(user => user.Id).SingleAsync();
        study.Id = await JudgedStudy.CreateAsync(context, size ?? Small, owner);
        return study;
    }

    public async Task<StudyData> DataAsync() => (await Portal.Get<StudyReader>().ReadAsync(Id, CancellationToken.None))!;

    public async Task<StudyResults> ResultsAsync()
    {
        var data = await DataAsync();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }

    public Task<Dictionary<string, byte[]>> FilesAsync(params (string Rule, string Value)[] rules) => FilesAsync(Portal, Id, rules);

    /// <summary>The export's files by their names.</summary>
    public static async Task<Dictionary<string, byte[]>> FilesAsync(Portal portal, long id, params (string Rule, string Value)[] rules)
    {
        await using var file = portal.Get<ExportFiles>().Begin();
        await portal
            .Get<ExportMaker>()
            .WriteAsync(id, name => rules.FirstOrDefault(rule => rule.Rule == name).Value, file, null, CancellationToken.None);
        file.Position = 0;
        return Unzip(file);
    }

    public static Dictionary<string, byte[]> Unzip(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = entry.Open();
                using var memory = new MemoryStream();
                content.CopyTo(memory);
                return memory.ToArray();
            }
        );
    }

    public static MemoryStream Zip(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

        memory.Position = 0;
        return memory;
    }

    public static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return Portal.DisposeAsync();
    }
}
