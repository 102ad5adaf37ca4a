using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog;

/// <summary>The one order in which samples are shown everywhere, so that pictures of different models can be compared by place.</summary>
internal static class SampleSequence
{
    /// <summary>Kinds take turns: any first few samples are as diverse as they can be.</summary>
    public static IReadOnlyList<T> Order<T>(IEnumerable<T> samples, Func<T, SampleKey> key) =>
        [
            .. samples
                .Select(sample => (Sample: sample, Key: key(sample)))
                .GroupBy(item => (item.Key.SetId, Kind: Kind(item.Key)))
                .SelectMany(kind =>
                    kind.OrderBy(item => item.Key.Code, StringComparer.Ordinal).Select((item, turn) => (item, turn, kind.Key))
                )
                .OrderBy(item => item.Key.SetId)
                .ThenBy(item => item.turn)
                .ThenBy(item => item.Key.Kind, StringComparer.Ordinal)
                .ThenBy(item => item.item.Key.Id)
                .Select(item => item.item.Sample),
        ];

    /// <summary>"portrait-3" → "portrait 3".</summary>
    public static string Caption(string code) => code.Replace('-', ' ').Replace('_', ' ');

    /// <summary>The category; where an import knows none, the code's beginning: "portrait" of "portrait-3".</summary>
    private static string Kind(SampleKey key) => key.Category is SampleCategory.Unknown ? Beginning(key.Code) : $"{(int)key.Category}";

    /// <summary>"portrait-3" → "portrait".</summary>
    public static string Beginning(string code) => code.TrimEnd("0123456789-_ ".ToCharArray());
}

/// <summary>What orders a sample.</summary>
internal readonly record struct SampleKey(long SetId, long Id, SampleCategory Category, string Code);
