namespace LoraJudge.Web.Tests.Hosting;

/// <summary>The system's clock, turned on by as much as a test wants.</summary>
public sealed class TurnableClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
