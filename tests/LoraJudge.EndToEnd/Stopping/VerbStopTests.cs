using System.Collections.Concurrent;
using LoraJudge.EndToEnd.Import;
using LoraJudge.Testing;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Stopping;

[Trait("group", "kills")]
public sealed class VerbStopTests : IDisposable
{
    private const int Interrupted = 130;

    private readonly TemporaryFolder pictures = new();
    private readonly TemporaryFolder data = new();

    /// <summary>VGG19 computes for most of the time: where the process did not await it, it crashed nearly always.</summary>
    [Fact]
    public async Task An_import_that_is_stopped_while_a_large_network_computes_ends_without_a_crash_and_goes_on()
    {
        var weights = SharedData.Path(SharedData.Vgg19Weights, Assert.Skip);
        var total = ImportFixtureFolder.Write(pictures.Path, models: 12, samples: 18);
        string[] import =
        [
            "import",
            pictures.Path,
            .. BuiltProgram.Settings([$"Storage:Folder={data.Path}", $"Encoder:TrunkWeights={weights}"]),
        ];
        var lines = new ConcurrentQueue<string>();
        using (var process = BuiltProgram.Start(import, lines.Enqueue))
        {
            await Eventually.HoldsAsync(async () => process.HasExited || (await StoredVectors.ReadAsync(data.Path)).Count > 0);
            await BuiltProgram.SignalAsync(process, "INT");
            await process.WaitForExitAsync();

            Assert.True(process.ExitCode == Interrupted, $"{process.ExitCode}: {string.Join('\n', lines)}");
        }

        var again = await BuiltProgram.RunAsync(import);

        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Equal(total, (await StoredVectors.ReadAsync(data.Path)).Count);
    }

    public void Dispose()
    {
        pictures.Dispose();
        data.Dispose();
    }
}
