using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

// The meter's name is the process's: services of other tests would be measured with it.
[CollectionDefinition(nameof(MetricsTests), DisableParallelization = true)]
[Collection(nameof(MetricsTests))]
[Trait("needs", "torch")]
public sealed class MetricsTests
{
    [Fact]
    public async Task An_operator_sees_queue_depth_batch_sizes_and_refusals()
    {
        await using var hosted = await HostedEncoder.StartAsync(new EncoderOptions { InteractiveQueue = 3, MaxBatchDelay = 0 });
        using var watched = new Watched();
        await hosted.OccupyAsync();
        var waiting = Enumerable.Range(1, 3).Select(number => hosted.SearchAsync(number)).ToArray();
        await Assert.ThrowsAsync<EncoderBusyException>(() => hosted.SearchAsync(4));

        Assert.Contains(("lorajudge.encoder.queue", 3), watched.Read());

        hosted.Network.Release();
        await Task.WhenAll(waiting);
        Assert.Contains(("lorajudge.encoder.batch.size", 3), watched.Read());
        Assert.Single(watched.Read(), measured => measured == ("lorajudge.encoder.refusals", 1));
    }

    private sealed class Watched : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<(string Name, long Value)> seen = [];

        public Watched()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "LoraJudge.Encoder")
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen.Enqueue((instrument.Name, value)));
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Enqueue((instrument.Name, value)));
            listener.Start();
        }

        public IReadOnlyCollection<(string Name, long Value)> Read()
        {
            listener.RecordObservableInstruments();
            return seen;
        }

        public void Dispose() => listener.Dispose();
    }
}
