using System.Net;
using System.Threading.RateLimiting;
using LoraJudge.Web.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace LoraJudge.Web.Features.Catalog.Registering.Civitai;

/// <summary>How calls to Civitai are made: few at a time, again where that may help, never for long.</summary>
internal static class CivitaiCalls
{
    /// <summary>Largest answer that is read, in bytes.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>A wait that an answer asks for, and is not waited for, as nobody waits so long for a page.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Of all tries together.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddCivitai(this IServiceCollection services)
    {
        services.AddPortalOptions<CivitaiOptions>(CivitaiOptions.Section, options => options.Problem());
        services
            .AddHttpClient(
                CivitaiClient.Name,
                client =>
                {
                    client.Timeout = LongestCall;
                    client.MaxResponseContentBufferSize = MaxBytes;
                    client.DefaultRequestHeaders.UserAgent.ParseAdd("LoraJudge");
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    ConnectTimeout = ConnectTimeout,
                    UseCookies = false,
                    // The key goes to the address that somebody wrote, nowhere else.
                    AllowAutoRedirect = false,
                }
            )
            .RemoveAllLoggers()
            .AddResilienceHandler(CivitaiClient.Name, (pipeline, context) => Add(pipeline, context.ServiceProvider));
        return services.AddSingleton<CivitaiClient>().AddSingleton<CivitaiLookup>();
    }

    private static void Add(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, IServiceProvider services) =>
        pipeline
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = outcome =>
                        ValueTask.FromResult(
                            HttpClientResiliencePredicates.IsTransient(outcome.Outcome) && !(WaitOf(outcome.Outcome.Result) > LongestWait)
                        ),
                }
            )
            .AddRateLimiter(
                new TokenBucketRateLimiter(
                    new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = 10,
                        TokensPerPeriod = 2,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 50,
                    }
                )
            )
            .AddTimeout(services.GetRequiredService<CivitaiOptions>().Timeout);

    private static TimeSpan? WaitOf(HttpResponseMessage? answer) =>
        answer?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? answer.Headers.RetryAfter switch
            {
                { Delta: { } wait } => wait,
                // A date is as far away as the clocks differ: taken as too long.
                { Date: not null } => TimeSpan.MaxValue,
                _ => null,
            }
            : null;
}
