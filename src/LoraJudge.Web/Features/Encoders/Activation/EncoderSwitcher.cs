using LoraJudge.Style.Encoding;

namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>Looks every few seconds, and when nudged, which encoder the tables ask for.</summary>
public sealed partial class EncoderSwitcher(EncoderSwitch encoders, ActivationSignal signal, ILogger<EncoderSwitcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var nudged = signal.WaitAsync(LookEvery, stoppingToken);
            try
            {
                await encoders.LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (EncoderUnavailableException)
            {
                // The encoder has said why, on the terminal and on the status page.
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }

            await nudged;
        }
    }

    [LoggerMessage(LogLevel.Error, "The wanted encoder could not be brought up; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
