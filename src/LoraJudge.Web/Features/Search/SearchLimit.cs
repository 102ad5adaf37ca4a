using System.Threading.RateLimiting;

namespace LoraJudge.Web.Features.Search;

/// <summary>Each address gets its share of searches; whoever asks for more is told when to come back.</summary>
internal static class SearchLimit
{
    public const string Policy = "searches";

    public static IServiceCollection AddSearchLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, Partition);
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                var context = rejected.HttpContext;
                SearchEndpoints.Time(context, context.RequestServices.GetRequiredService<TimeProvider>());
                await SearchEndpoints.Answer(context, SearchProblem.TooManySearches(wait)).ExecuteAsync(context);
            };
        });

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var perMinute = context.RequestServices.GetRequiredService<SearchOptions>().PerMinute;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return perMinute == 0
            ? RateLimitPartition.GetNoLimiter(address)
            : RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / 12),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(5, 60.0 / perMinute)),
                }
            );
    }
}
