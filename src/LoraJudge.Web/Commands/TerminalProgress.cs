using LoraJudge.Web.Features.Operations;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>Shows the progress board on the terminal while something runs; a line now and then where there is no terminal.</summary>
internal static class TerminalProgress
{
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    public static async Task<T> ShowAsync<T>(ProgressBoard board, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(work);
        var running = work();
        if (AnsiConsole.Profile.Capabilities.Interactive)
            await AnsiConsole.Live(new Text("")).AutoClear(true).StartAsync(context => DrawAsync(board, running, context));
        else
            await PrintAsync(board, running);
        return await running;
    }

    private static async Task DrawAsync(ProgressBoard board, Task running, LiveDisplayContext context)
    {
        while (!running.IsCompleted)
        {
            context.UpdateTarget(new Rows(board.Running.Select(Bar)));
            await Task.WhenAny(running, Task.Delay(RedrawEvery));
        }
    }

    private static Rows Bar(WorkProgress progress) =>
        new(
            new Text(ProgressWords.Of(progress)),
            new BreakdownChart().HideTags().AddItem("done", progress.Share, Color.Teal).AddItem("left", 1 - progress.Share, Color.Grey23)
        );

    private static async Task PrintAsync(ProgressBoard board, Task running)
    {
        while (await Task.WhenAny(running, Task.Delay(LineEvery)) != running)
        {
            foreach (var progress in board.Running)
                AnsiConsole.WriteLine(ProgressWords.Of(progress));
        }
    }
}
