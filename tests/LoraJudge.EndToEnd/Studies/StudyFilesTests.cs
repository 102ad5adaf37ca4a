using System.IO.Compression;
using System.Text.RegularExpressions;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>A study taken from one installation to an empty one by the verbs.</summary>
[Trait("group", "server")]
public sealed partial class StudyFilesTests
{
    [Fact]
    public async Task A_study_exported_here_and_imported_there_has_the_same_figures()
    {
        using var here = new TemporaryFolder();
        using var there = new TemporaryFolder();
        var id = await StudyAsync(here.Path);
        var (first, second) = (Path.Combine(here.Path, "first.zip"), Path.Combine(there.Path, "second.zip"));

        var exported = await RunAsync(here, "study", "export", $"{id}", "--out", first, "--relevance", "mean-2.5");
        var imported = await RunAsync(there, "study", "import", first);
        var again = await RunAsync(there, "study", "export", "1", "--out", second, "--relevance", "mean-2.5");

        Assert.Equal((0, 0, 0), (exported.ExitCode, imported.ExitCode, again.ExitCode));
        Assert.Equal(Figures(first), Figures(second));
    }

    [Fact]
    public async Task Panel_ids_are_written_only_where_the_verb_is_told_to()
    {
        using var folder = new TemporaryFolder();
        var id = await StudyAsync(folder.Path);
        var (plain, panel) = (Path.Combine(folder.Path, "plain.zip"), Path.Combine(folder.Path, "panel.zip"));

        await RunAsync(folder, "study", "export", $"{id}", "--out", plain);
        await RunAsync(folder, "study", "export", $"{id}", "--out", panel, "--panel-ids");

        Assert.Equal((false, true), (HasPanel(plain), HasPanel(panel)));

        static bool HasPanel(string path)
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.GetEntry("panel.csv") is not null;
        }
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_without_a_stack()
    {
        using var folder = new TemporaryFolder();

        var unknown = await RunAsync(folder, "study", "export", "77");
        var wrong = await RunAsync(folder, "study", "import", Path.Combine(Repository(), "README.md"));

        Assert.Equal((1, 1), (unknown.ExitCode, wrong.ExitCode));
        Assert.Contains("There is no such study with results", unknown.Output, StringComparison.Ordinal);
        Assert.Contains("README.md is no .zip, .csv, .run or .qrels file", wrong.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", unknown.Output + wrong.Output, StringComparison.Ordinal);
    }

    private static string Repository() => Testing.Repository.Root();

    private static Task<(int ExitCode, string Output)> RunAsync(TemporaryFolder folder, params string[] verb) =>
        BuiltProgram.RunAsync([.. verb, .. BuiltProgram.Settings([$"Storage:Folder={folder.Path}"])]);

    /// <summary>Results but for the study's id.</summary>
    private static string Figures(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry("results.json")!.Open());
        return Id().Replace(reader.ReadToEnd(), "", 1);
    }

    private static async Task<long> StudyAsync(string folder)
    {
        await using var services = new ServiceCollection().AddLoraJudgeData(new DatabaseOptions(), folder).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        await using var context = await services.GetRequiredService<IDbContextFactory<LoraJudgeDbContext>>().CreateDbContextAsync();
        return await JudgedStudy.CreateAsync(context, new JudgedStudySize(Topics: 8, Depth: 5, Models: 20));
    }

    [GeneratedRegex("\"id\": [0-9]+,", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
