using System.Globalization;
using System.Net;
using LoraJudge.EndToEnd.Portal;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Search;

[Collection(DemoCollection.Name)]
[Trait("group", "server")]
public sealed class LoadTests(DemoPortal portal, ITestOutputHelper output)
{
    private static readonly NetVipsImageDecoder Decoder = new(new ImagingOptions());
    private static readonly byte[] Picture = Decoder.EncodeJpeg(ProceduralSamples.Create(ProceduralCategory.Painting, 5).Render());

    [Fact]
    public async Task A_search_says_where_its_time_went()
    {
        var large = Decoder.EncodeJpeg(ProceduralSamples.Create(ProceduralCategory.Landscape, 5).Render(4000, 3000));
        for (var run = 0; run < 5; run++)
        {
            using var answer = await SearchClient.PostAsync(portal.Client, large);

            var timing = Timings(answer);
            Assert.Equal(["decode", "encode", "queue", "rank", "total"], timing.Keys.Order(StringComparer.Ordinal));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"12 megapixels, {large.Length / 1024} kB: decode {timing["decode"]} ms, queue {timing["queue"]} ms, encode {timing["encode"]} ms, rank {timing["rank"]} ms, total {timing["total"]} ms: all but encode {timing["total"] - timing["encode"]:0.0} ms"
                )
            );
        }
    }

    [Fact]
    public async Task Ten_searches_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SearchClient.RankAsync(portal.Client, Picture)));

        Assert.All(answers, answer => Assert.Equal(answers[0].Select(entry => entry.Model), answer.Select(entry => entry.Model)));
    }

    [Fact]
    public async Task With_the_queue_full_a_search_is_told_to_come_back_and_none_is_lost()
    {
        await using var narrow = await PortalProcess.StartAsync(
            portal.DataFolder,
            "Search:PerMinute=0",
            "Encoder:InteractiveQueue=1",
            "Encoder:MaxBatchSize=1"
        );
        await narrow.ReadyAsync();
        await WarmAsync(narrow.Client);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SearchClient.PostAsync(narrow.Client, Picture)));

        output.WriteLine(string.Join(", ", answers.CountBy(answer => answer.StatusCode).Select(pair => $"{pair.Value} × {(int)pair.Key}")));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var busy = answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).ToArray();
        Assert.NotEmpty(busy);
        Assert.All(busy, answer => Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    /// <summary>The portal's own first search may hold the queue's one place for a moment.</summary>
    private static async Task WarmAsync(HttpClient client)
    {
        var status = HttpStatusCode.ServiceUnavailable;
        while (status == HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            using var answer = await SearchClient.PostAsync(client, Picture);
            status = answer.StatusCode;
        }
    }

    private static Dictionary<string, double> Timings(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Server-Timing")
            .SelectMany(header => header.Split(','))
            .Select(entry => entry.Trim().Split(";dur="))
            .ToDictionary(entry => entry[0], entry => double.Parse(entry[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
