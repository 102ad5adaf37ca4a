using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>Gives places of participants who are gone to others, once a minute.</summary>
internal sealed partial class AbandonedSlots(AssignmentHandler assignments, TimeProvider time, ILogger<AbandonedSlots> logger)
    : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromMinutes(1);

    protected override TimeSpan StartsAfter => Beat;

    protected override string Purpose => "release abandoned places in studies";

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        var released = await assignments.ReleaseAbandonedAsync(cancellation);
        if (released > 0)
            LogReleased(released);
    }

    [LoggerMessage(LogLevel.Information, "Released {Count} abandoned places in studies.")]
    private partial void LogReleased(int count);
}
