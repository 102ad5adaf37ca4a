using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LoraJudge.Testing;

/// <summary>Waits for what another thread or process does, as long as that may take on a machine whose cores are all taken.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks again and again until it holds.</summary>
    /// <exception cref="TimeoutException">It does not come to hold.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        ArgumentNullException.ThrowIfNull(holds);
        for (var began = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(BetweenLooks))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Not after {Patience.TotalMinutes} minutes: {what}");
        }
    }

    /// <summary>Looks again and again until it holds.</summary>
    /// <exception cref="TimeoutException">It does not come to hold.</exception>
    public static Task HoldsAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") =>
        HoldsAsync(() => Task.FromResult(holds()), what);
}
