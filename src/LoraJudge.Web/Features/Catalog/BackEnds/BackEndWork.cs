using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.ComfyUi;
using LoraJudge.Style.Transfer.WebUi;
using LoraJudge.Web.Features.Catalog.Building;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>The programs that make pictures, for the portal and the verbs alike: those whose address is set, beside the embedded one.</summary>
internal static class BackEndWork
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddBackEndWork(this IServiceCollection services)
    {
        services.AddPortalOptions<WebUiOptions>(WebUiOptions.Section, options => options.Problem());
        services.AddPortalOptions<ComfyUiOptions>(ComfyUiOptions.Section, options => options.Problem());
        AddClient<WebUiOptions>(services, WebUiTransfer.Name, options => (options.Url, options.User, options.Password));
        AddClient<ComfyUiOptions>(services, ComfyUiTransfer.Name, options => (options.Url, options.User, options.Password));
        services.AddSingleton(provider => new TransferBackEnds([.. provider.GetServices<IStyleTransfer>(), .. SetUp(provider)]));
        return services.AddSingleton<BackEndLooks>();
    }

    /// <summary>Their addresses are settings: which there are is known when they are read.</summary>
    private static IEnumerable<IStyleTransfer> SetUp(IServiceProvider services)
    {
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var (decoder, time) = (services.GetRequiredService<IImageDecoder>(), services.GetRequiredService<TimeProvider>());
        if (services.GetRequiredService<WebUiOptions>() is { IsSetUp: true } webUi)
            yield return new WebUiTransfer(() => clients.CreateClient(WebUiTransfer.Name), webUi, decoder, time);
        if (services.GetRequiredService<ComfyUiOptions>() is { IsSetUp: true } comfyUi)
            yield return new ComfyUiTransfer(() => clients.CreateClient(ComfyUiTransfer.Name), comfyUi, decoder, time);
    }

    /// <summary>They keep their own time and count the bytes of answers: a picture may take as long as its task is active.</summary>
    private static void AddClient<T>(IServiceCollection services, string name, Func<T, (string Url, string User, string Password)> told)
        where T : class =>
        services
            .AddHttpClient(
                name,
                (provider, client) =>
                {
                    var (url, user, password) = told(provider.GetRequiredService<T>());
                    client.BaseAddress = BackEndAddress.Of(url);
                    client.Timeout = Timeout.InfiniteTimeSpan;
                    if (user.Length > 0)
                        client.DefaultRequestHeaders.Authorization = Basic(user, password);
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    ConnectTimeout = ConnectTimeout,
                    PooledConnectionLifetime = ConnectionLifetime,
                    UseCookies = false,
                    // Somebody else's address is never sent the password.
                    AllowAutoRedirect = false,
                    AutomaticDecompression = DecompressionMethods.All,
                }
            );

    private static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
}
