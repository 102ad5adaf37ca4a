using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Results that one account's scripts may ask for: each is computed anew.</summary>
internal sealed class ResultsApiLimit : IRateLimiterPolicy<string>
{
    public const string Policy = "results";

    public const int PerMinute = 30;

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } =
        async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await TypedResults
                .Problem(
                    statusCode: StatusCodes.Status429TooManyRequests,
                    title: "Too many requests of this account",
                    detail: $"{PerMinute} a minute are answered: wait a minute."
                )
                .ExecuteAsync(rejected.HttpContext);
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetFixedWindowLimiter(
            httpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
        );
}
