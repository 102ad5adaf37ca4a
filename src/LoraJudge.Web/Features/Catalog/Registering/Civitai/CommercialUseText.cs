using System.Text.Json;
using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Registering.Civitai;

/// <summary>
/// Civitai's <c>allowCommercialUse</c>: a string, an array of strings, or a Postgres literal <c>"{Image,RentCivit}"</c>. A word that is not
/// known allows nothing.
/// </summary>
internal static class CommercialUseText
{
    private static readonly Dictionary<string, CommercialUse> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["None"] = CommercialUse.None,
        ["Image"] = CommercialUse.Image,
        ["RentCivit"] = CommercialUse.RentCivit,
        ["Rent"] = CommercialUse.Rent,
        ["Sell"] = CommercialUse.Sell,
    };

    /// <returns>Null where nothing is said; none where nothing of it is known.</returns>
    public static CommercialUse? Read(JsonElement element)
    {
        string[]? words = element.ValueKind switch
        {
            JsonValueKind.String => (CivitaiReply.Text(element, 1000) ?? "")
                .Trim('{', '}')
                .Split(',', StringSplitOptions.TrimEntries)
                .Select(word => word.Trim('"'))
                .ToArray(),
            JsonValueKind.Array => [.. element.EnumerateArray().Take(100).Select(word => CivitaiReply.Text(word, 100) ?? "")],
            _ => null,
        };
        return words?.Aggregate(CommercialUse.None, (all, word) => all | Known.GetValueOrDefault(word, CommercialUse.None));
    }
}
