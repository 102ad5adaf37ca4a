namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>How large a simulation is, and how its participants are.</summary>
public sealed record SimulationSize
{
    public int Participants { get; init; } = 500;

    /// <summary>Participants at work at the same time.</summary>
    public int AtOnce { get; init; } = 100;

    /// <summary>Times that the server is killed while they work.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>Mean time between two judgments of one participant; each is drawn from half of it to one and a half.</summary>
    public TimeSpan Think { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Whether participants change their minds, leave, come back, withdraw, use two tabs and send things twice; else they just judge.</summary>
    public bool Unruly { get; init; } = true;

    /// <summary>Queries of the study; each adds up to its pool's depth times its methods to what is judged.</summary>
    public int Topics { get; init; } = 20;

    public int Models { get; init; } = 48;
    public int BlockLength { get; init; } = 10;
    public int BlocksAParticipant { get; init; } = 2;

    /// <summary>Places for each block that participants may be given; below 1 the last of them find nothing left.</summary>
    public double Places { get; init; } = 0.75;

    /// <summary>Whether the portal logs every request, with the time that it took there; what it logged before a kill is not counted.</summary>
    public bool LogsRequests { get; init; }

    /// <summary>Personal codes for others who take part meanwhile.</summary>
    public int Guests { get; init; }

    public long Seed { get; init; } = 1;
}
