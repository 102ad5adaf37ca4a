using System.Globalization;
using System.Threading.RateLimiting;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Each address gets its share of reports; anyone who asks for more is told when to come back.</summary>
internal sealed class ArtistLimit(ArtistOptions options) : IRateLimiterPolicy<string>
{
    public const string Policy = "artists";

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } =
        async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            await SearchEndpoints.Answer(rejected.HttpContext, TooManyReports(wait)).ExecuteAsync(rejected.HttpContext);
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var address = httpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        return options.PerHour == 0
            ? RateLimitPartition.GetNoLimiter(address)
            : RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.PerHour,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromHours(1) / options.PerHour,
                }
            );
    }

    private static SearchProblem TooManyReports(TimeSpan wait)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        var detail = string.Create(CultureInfo.InvariantCulture, $"Try again in {minutes} {(minutes == 1 ? "minute" : "minutes")}.");
        return new(StatusCodes.Status429TooManyRequests, "too-many-reports", "Too many reports from this address", detail, wait);
    }
}
