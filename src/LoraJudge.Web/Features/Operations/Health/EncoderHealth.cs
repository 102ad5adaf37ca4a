using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations.Health;

/// <summary>Healthy when pictures can be encoded; else says why not.</summary>
internal sealed class EncoderHealth(IStyleEncoder encoder, EncoderNotices notices) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = encoder.Status;
        return Task.FromResult(
            status.State switch
            {
                EncoderState.Ready when notices.Fallback is { } unusable => HealthCheckResult.Degraded(
                    $"{unusable.Problem} {status.Description!.Name} stands in for it."
                ),
                EncoderState.Ready => HealthCheckResult.Healthy(
                    $"{status.Description!.Name} on {status.Description.Device}, {status.Description.InputEdge} × {status.Description.InputEdge} pixels.{EncoderOrigin.Describe(status.Description)}"
                ),
                EncoderState.Loading => HealthCheckResult.Unhealthy("The encoder is being loaded."),
                _ => HealthCheckResult.Unhealthy(status.Problem),
            }
        );
    }
}
