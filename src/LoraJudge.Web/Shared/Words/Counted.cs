using System.Globalization;

namespace LoraJudge.Web.Shared.Words;

/// <summary>Numbers with their words.</summary>
internal static class Counted
{
    public static string Of(long count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";

    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
