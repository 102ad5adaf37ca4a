using LoraJudge.Web.Shared.Settings;

namespace LoraJudge.Web.Features.Training.Weights;

/// <summary>What gets and checks weights; needs neither database nor encoder.</summary>
public static class WeightsWork
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddWeightsWork(this IServiceCollection services)
    {
        services.AddPortalOptions<WeightsOptions>(WeightsOptions.Section, options => options.Problem());
        // An address may hold a key: no client log shows it. The downloader keeps its own time.
        services
            .AddHttpClient(WeightsDownloader.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, UseCookies = false })
            .RemoveAllLoggers();
        return services.AddSingleton<WeightsDownloader>().AddSingleton<WeightsHandler>();
    }
}
