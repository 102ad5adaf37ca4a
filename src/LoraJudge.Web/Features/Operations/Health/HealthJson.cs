using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LoraJudge.Web.Features.Operations.Health;

internal static class HealthJson
{
    /// <summary>{"status":"healthy","checks":{"database":{"status":"healthy","says":"…"}}}</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var checks = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new { status = Word(entry.Value.Status), says = entry.Value.Description },
            StringComparer.Ordinal
        );
        return context.Response.WriteAsJsonAsync(new { status = Word(report.Status), checks });
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };
}
