using System.Collections.Concurrent;
using System.Diagnostics;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Benchmarks.Stopping;

/// <summary>A verb that Ctrl+C stops at random moments.</summary>
/// <param name="Arguments">For one try, with its number: a try that is to begin again has a place of its own.</param>
/// <param name="Resumed">For going on after a stop; null where the same command does.</param>
/// <param name="IsWhole">Whether the end of a run that was stopped before is whole.</param>
internal sealed record StoppedVerb(
    string Name,
    Func<int, string[]> Arguments,
    Func<int, Task<string[]?>>? Resumed,
    Func<int, string, Task<bool>> IsWhole
)
{
    private const int Interrupted = 130;

    public static IAsyncEnumerable<StoppedVerb> PrepareAsync(string folder, string? weights, string? only) =>
        new StoppedVerbs(folder, weights).PrepareAsync(only);

    /// <returns>Whether nothing crashed, and all went on.</returns>
    public async Task<bool> RunAsync(int times)
    {
        var began = Stopwatch.GetTimestamp();
        var alone = await BuiltProgram.RunAsync(Arguments(0));
        var length = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(FormattableString.Invariant($"{Name} alone: exit code {alone.ExitCode} in {length.TotalSeconds:0.0} s"));
        if (alone.ExitCode != 0)
            throw new InvalidOperationException(alone.Output);
        var (codes, seconds, crashes, whole) = (new List<int>(), new List<double>(), 0, 0);
        for (var number = 1; number <= times; number++)
        {
            var (code, took, output) = await StopAsync(Arguments(number), length * Random.Shared.NextDouble());
            codes.Add(code);
            if (took is { } stopped)
                seconds.Add(stopped.TotalSeconds);
            if (code is not (0 or 2 or Interrupted) || output.Contains("   at ", StringComparison.Ordinal))
            {
                crashes++;
                Console.WriteLine(output);
            }

            if (await GoesOnAsync(number, wasStopped: code == Interrupted))
                whole++;
        }

        seconds.Sort();
        Console.WriteLine(
            FormattableString.Invariant(
                $"{Name}: {times} stops, {crashes} crashes, {codes.Count(code => code == Interrupted)} interrupted with 130, {codes.Count(code => code is 0 or 2)} had ended, {whole} went on to a whole result; {seconds.FirstOrDefault():0.00} / {seconds.ElementAtOrDefault(seconds.Count / 2):0.00} / {seconds.LastOrDefault():0.00} s to the end (least, median, most)"
            )
        );
        return crashes == 0 && whole == times;
    }

    private static async Task<(int Code, TimeSpan? Took, string Output)> StopAsync(string[] arguments, TimeSpan after)
    {
        var lines = new ConcurrentQueue<string>();
        using var process = BuiltProgram.Start(arguments, lines.Enqueue);
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ended, Task.Delay(after)) == ended)
            return (process.ExitCode, null, string.Join('\n', lines));
        var asked = Stopwatch.GetTimestamp();
        await BuiltProgram.SignalAsync(process, "INT");
        await ended;
        return (process.ExitCode, Stopwatch.GetElapsedTime(asked), string.Join('\n', lines));
    }

    private async Task<bool> GoesOnAsync(int number, bool wasStopped)
    {
        // What had ended before it was stopped has nothing left to go on with.
        if (!wasStopped && Resumed is not null)
            return true;
        var arguments = Resumed is null ? null : await Resumed(number);
        var (code, output) = await BuiltProgram.RunAsync(arguments ?? Arguments(number));
        var isWhole = code == 0 && await IsWhole(number, output);
        if (!isWhole)
            Console.WriteLine($"{Name} did not go on to a whole result ({code}):\n{output}");
        return isWhole;
    }
}
