using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace LoraJudge.Web.Features.Account;

/// <summary>Passwords that one address may try; an account closes by itself as well.</summary>
internal sealed class SignInLimit : IRateLimiterPolicy<string>
{
    public const string Policy = "sign-in";

    /// <summary>In a minute: a laboratory may share an address.</summary>
    public const int PerMinute = 30;

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } =
        async (rejected, _) =>
        {
            var context = rejected.HttpContext;
            context.Response.Headers.RetryAfter = "60";
            await new AccountAnswer("Too many tries from this address: wait a minute.", Status: StatusCodes.Status429TooManyRequests)
                .Show(context)
                .ExecuteAsync(context);
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetFixedWindowLimiter(
            httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
        );
}
