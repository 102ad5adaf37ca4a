using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LoraJudge.Web.Features.Account;

/// <summary>Shows the set-up address on the terminal while there is no administrator.</summary>
internal sealed partial class SetUpNotice(
    SetUpCode code,
    IServiceScopeFactory scopes,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<SetUpNotice> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
            return;
        try
        {
            await ShowAsync();
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    private async Task ShowAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AccountAdministration>().HasAdministratorAsync())
            return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        LogAddress($"{address.TrimEnd('/')}{code.Address}");
    }

    [LoggerMessage(
        LogLevel.Error,
        "The portal could not look whether there is an administrator. Start it again to see the set-up address."
    )]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Information, "There is no administrator yet. Whoever opens this address first becomes it: {Address}")]
    private partial void LogAddress(string address);
}
