using System.Globalization;

namespace LoraJudge.Web.Features.Search;

/// <summary>Where the time of one search went; the <c>Server-Timing</c> header of its answer.</summary>
internal sealed class SearchTimings(TimeProvider time)
{
    private long started = time.GetTimestamp();

    public TimeSpan Decode { get; set; }

    /// <summary>Waiting for a decoder and for the encoder.</summary>
    public TimeSpan Queue { get; set; }

    public TimeSpan Encode { get; set; }
    public TimeSpan Rank { get; set; }

    /// <summary>The upload is here: the total starts now, whatever the sender's line is like.</summary>
    public void Start() => started = time.GetTimestamp();

    public long Now() => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    public string ToHeader() =>
        string.Join(
            ", ",
            Entry("decode", Decode),
            Entry("queue", Queue),
            Entry("encode", Encode),
            Entry("rank", Rank),
            Entry("total", Since(started))
        );

    private static string Entry(string name, TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{name};dur={duration.TotalMilliseconds:0.0##}");
}
