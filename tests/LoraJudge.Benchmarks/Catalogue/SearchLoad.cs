using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Benchmarks.Catalogue;

/// <summary>Searches by HTTP, one after the other from some threads, until it is disposed.</summary>
internal sealed class SearchLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<(long Ended, TimeSpan Took)> searches = new();
    private readonly Task[] threads;

    public SearchLoad(HttpClient client, IReadOnlyList<byte[]> pictures, int threads)
    {
        this.threads =
        [
            .. Enumerable
                .Range(0, threads)
                .Select(thread =>
                    Task.Run(async () =>
                    {
                        for (var search = thread; !stop.IsCancellationRequested; search++)
                        {
                            var began = Stopwatch.GetTimestamp();
                            await SearchAsync(client, pictures[search % pictures.Count], top: 10);
                            searches.Enqueue((Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began)));
                        }
                    })
                ),
        ];
    }

    public static async Task<ApiRanking> SearchAsync(HttpClient client, byte[] picture, int top)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "picture", "a.jpg" } };
        using var answer = await client.PostAsync(new Uri($"/api/search?top={top}", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
    }

    /// <summary>Of the searches that ended between two timestamps.</summary>
    public SearchPace Between(long from, long to)
    {
        (long Ended, TimeSpan Took)[] ended = [.. searches.Where(search => search.Ended >= from && search.Ended <= to)];
        var took = ended.Select(search => search.Took.TotalMilliseconds).Order().ToArray();
        long[] moments = [from, .. ended.Select(search => search.Ended).Order(), to];
        return took.Length == 0
            ? new SearchPace(0, 0, 0, 0, Stopwatch.GetElapsedTime(from, to).TotalMilliseconds)
            : new SearchPace(
                took.Length,
                took[took.Length / 2],
                took[(int)(took.Length * 0.99)],
                took[^1],
                moments.Zip(moments.Skip(1)).Max(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalMilliseconds)
            );
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(threads);
        stop.Dispose();
    }
}

/// <summary>In milliseconds.</summary>
/// <param name="Gap">Longest time in which no search ended.</param>
internal sealed record SearchPace(int Searches, double Median, double P99, double Most, double Gap);
