namespace LoraJudge.Style.Tests.Transfer;

/// <summary>The system's clock, whose elapsed time a test turns on: what is given up after minutes is tried in no time.</summary>
internal sealed class TurnableStopwatch : TimeProvider
{
    private long ahead;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref ahead);

    public void TurnOn(TimeSpan by) => Interlocked.Add(ref ahead, (long)(by.TotalSeconds * TimestampFrequency));
}
