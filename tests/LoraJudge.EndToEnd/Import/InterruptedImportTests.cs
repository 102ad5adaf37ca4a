using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Import;

[Trait("group", "kills")]
public sealed class InterruptedImportTests : IDisposable
{
    private readonly TemporaryFolder pictures = new();
    private readonly TemporaryFolder interrupted = new();
    private readonly TemporaryFolder whole = new();

    [Fact]
    public async Task An_import_killed_in_the_middle_and_run_again_ends_with_the_vectors_of_an_uninterrupted_one()
    {
        var total = ImportFixtureFolder.Write(pictures.Path, models: 12, samples: 18);
        var kept = await KillInTheMiddleAsync();
        Assert.InRange(kept, 1, total - 1);

        var again = await ImportAsync(interrupted.Path);
        var once = await ImportAsync(whole.Path);

        Assert.Equal((0, 0), (again.ExitCode, once.ExitCode));
        Assert.Contains($"{total - kept} pictures added", again.Output, StringComparison.Ordinal);
        var vectors = await StoredVectors.ReadAsync(interrupted.Path);
        Assert.Equal(total, vectors.Count);
        AssertSame(await StoredVectors.ReadAsync(whole.Path), vectors);
    }

    public void Dispose()
    {
        pictures.Dispose();
        interrupted.Dispose();
        whole.Dispose();
    }

    private async Task<int> KillInTheMiddleAsync()
    {
        using var import = BuiltProgram.Start(["import", pictures.Path, .. Storage(interrupted.Path)], _ => { });
        while (!import.HasExited && (await StoredVectors.ReadAsync(interrupted.Path)).Count == 0)
            await Task.Delay(5);
        import.Kill();
        await import.WaitForExitAsync();
        return (await StoredVectors.ReadAsync(interrupted.Path)).Count;
    }

    private Task<(int ExitCode, string Output)> ImportAsync(string dataFolder) =>
        BuiltProgram.RunAsync(["import", pictures.Path, .. Storage(dataFolder)]);

    private static IEnumerable<string> Storage(string folder) => BuiltProgram.Settings([$"Storage:Folder={folder}"]);

    /// <summary>Batches differ from run to run, and with them the last bits of a sum.</summary>
    private static void AssertSame(
        IReadOnlyList<(string Picture, string Vector)> expected,
        IReadOnlyList<(string Picture, string Vector)> actual
    )
    {
        Assert.Equal(expected.Select(row => row.Picture), actual.Select(row => row.Picture));
        foreach (var (left, right) in expected.Zip(actual))
        {
            foreach (var (a, b) in Floats(left.Vector).Zip(Floats(right.Vector)))
                Assert.Equal(a, b, 1e-4);
        }
    }

    private static float[] Floats(string hex) => [.. Convert.FromHexString(hex).Chunk(4).Select(bytes => BitConverter.ToSingle(bytes))];
}
