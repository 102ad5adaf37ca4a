namespace LoraJudge.Web.Hosting;

/// <summary>Tells on the terminal why the program could not start or do its work: one sentence where a person can mend it, else all of it.</summary>
internal static class FailureReport
{
    /// <param name="run">The program; returns its exit code.</param>
    /// <param name="stop">A run that it cancelled has not failed.</param>
    /// <returns>The exit code; 1 for a failure.</returns>
    public static async Task<int> GuardAsync(Func<Task<int>> run, CancellationToken stop)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal, before it had started.
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                MendableFailure.Describe(exception)
                    ?? $"LoraJudge stopped because of a fault of its own. What it was doing and where is below: report it with these lines.{Environment.NewLine}{exception}"
            );
            return 1;
        }
    }
}
