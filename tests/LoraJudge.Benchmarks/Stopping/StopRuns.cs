using LoraJudge.Testing.Portal;

namespace LoraJudge.Benchmarks.Stopping;

/// <summary>
/// Whether the portal and the long verbs end as asked: the portal by SIGTERM and SIGINT in four states, each verb by Ctrl+C at random
/// moments and then once more to its end.
/// </summary>
internal static class StopRuns
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1]);
        var times = int.Parse(options.GetValueOrDefault("--times", "20"), System.Globalization.CultureInfo.InvariantCulture);
        var only = options.GetValueOrDefault("--only");
        using var folder = new TemporaryFolder();
        var well = true;
        if (only is null or "portal")
            well &= await new StoppedPortal(folder.Path, Math.Min(times, 5)).RunAsync();
        await foreach (var verb in StoppedVerb.PrepareAsync(folder.Path, options.GetValueOrDefault("--weights"), only))
            well &= await verb.RunAsync(times);
        return well ? 0 : 1;
    }
}
