using LoraJudge.Style.Encoding;
using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>Looks every few seconds, and when nudged, which encoder the tables ask for.</summary>
internal sealed class EncoderSwitcher(EncoderSwitch encoders, ActivationSignal signal, TimeProvider time, ILogger<EncoderSwitcher> logger)
    : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromSeconds(3);

    protected override string Purpose => "bring up the wanted encoder";

    protected override Task RestAsync(CancellationToken cancellation) => signal.WaitAsync(Beat, cancellation);

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await encoders.LookAsync(cancellation);
        }
        catch (EncoderUnavailableException)
        {
            // The encoder has said why, on the terminal and on the status page.
        }
    }
}
