using System.Threading.RateLimiting;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Each address gets its share of reports; whoever asks for more is told when to come back, as searches are.</summary>
internal static class ArtistLimit
{
    public const string Policy = "artists";

    public static IServiceCollection AddArtistLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limiter => limiter.AddPolicy(Policy, Partition));

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var perHour = context.RequestServices.GetRequiredService<ArtistOptions>().PerHour;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return perHour == 0
            ? RateLimitPartition.GetNoLimiter(address)
            : RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perHour,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromHours(1) / perHour,
                }
            );
    }
}
