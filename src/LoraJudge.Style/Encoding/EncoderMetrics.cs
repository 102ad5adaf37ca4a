using System.Diagnostics.Metrics;

namespace LoraJudge.Style.Encoding;

/// <summary>What an operator watches: queue depth, batch size, latency, refusals. Meter "LoraJudge.Encoder".</summary>
internal sealed class EncoderMetrics : IDisposable
{
    private readonly Meter meter = new("LoraJudge.Encoder");
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> batchDuration;
    private readonly Counter<long> refusals;

    public EncoderMetrics(Func<int> interactive, Func<int> bulk)
    {
        meter.CreateObservableGauge(
            "lorajudge.encoder.queue",
            () =>
                (Measurement<int>[])
                    [
                        new(interactive(), new KeyValuePair<string, object?>("queue", "interactive")),
                        new(bulk(), new KeyValuePair<string, object?>("queue", "bulk")),
                    ],
            "{picture}",
            "Pictures that wait"
        );
        batchSize = meter.CreateHistogram<int>("lorajudge.encoder.batch.size", "{picture}", "Pictures a batch");
        batchDuration = meter.CreateHistogram<double>("lorajudge.encoder.batch.duration", "s", "Time of a batch");
        refusals = meter.CreateCounter<long>("lorajudge.encoder.refusals", "{picture}", "Searches refused because the queue was full");
    }

    public void Encoded(int pictures, TimeSpan took)
    {
        batchSize.Record(pictures);
        batchDuration.Record(took.TotalSeconds);
    }

    public void Refused() => refusals.Add(1);

    public void Dispose() => meter.Dispose();
}
