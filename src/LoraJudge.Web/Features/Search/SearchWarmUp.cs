using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Search;

/// <summary>Goes the way of a search once, when there is something to search: the first person does not wait for code to be compiled.</summary>
internal sealed partial class SearchWarmUp(
    StyleSearcher searcher,
    IImageDecoder decoder,
    CatalogueSnapshots snapshots,
    TimeProvider time,
    ILogger<SearchWarmUp> logger
) : BackgroundService
{
    private const int Edge = 640;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var indexed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged() => indexed.TrySetResult();
        snapshots.Changed += OnChanged;
        try
        {
            if (snapshots.Current is null)
                await indexed.Task.WaitAsync(stoppingToken);
            var timings = new SearchTimings(time);
            // With something to see in it: a plain one is refused.
            var picture = decoder.EncodeJpeg(new RgbImage(Edge, Edge, [.. Enumerable.Range(0, Edge * Edge * 3).Select(at => (byte)at)]));
            StyleSearcher.Rank(await searcher.EncodeAsync(picture, timings, stoppingToken), top: 1, timings);
        }
        catch (Exception exception) when (exception is SearchProblemException or EncoderBusyException or EncoderUnavailableException)
        {
            // Searches say so themselves.
            LogCold(exception);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops before there was anything to search.
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
        finally
        {
            snapshots.Changed -= OnChanged;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The first search will be slower.")]
    private partial void LogCold(Exception exception);

    [LoggerMessage(LogLevel.Error, "A first search to warm up failed. The portal goes on.")]
    private partial void LogFailed(Exception exception);
}
