using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>A run as TREC's format has it: topic, Q0, model, rank, score, tag.</summary>
internal static class TrecText
{
    /// <returns>SHA-256 over the lines, lower-case hexadecimal.</returns>
    public static string Hash(string method, IReadOnlyList<TopicRanking> topics, IReadOnlyDictionary<long, string> slugs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Lines(method, topics, slugs)))));

    private static IEnumerable<string> Lines(string method, IReadOnlyList<TopicRanking> topics, IReadOnlyDictionary<long, string> slugs)
    {
        // A tag is one word.
        var tag = string.Join('_', method.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return topics.SelectMany(topic =>
            topic.Models.Select(
                (model, index) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{topic.Topic.Code} Q0 {slugs[model.ModelId]} {index + 1} {model.Score:R} {tag}\n"
                    )
            )
        );
    }
}
