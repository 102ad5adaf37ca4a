using System.Globalization;

namespace LoraJudge.Data.Tests.Model;

/// <summary>Sizes of SQL Server's column types, as EF writes them: "nvarchar(100)", "bigint".</summary>
internal static class StoreType
{
    private static readonly Dictionary<string, int> Fixed = new(StringComparer.Ordinal)
    {
        ["bit"] = 1,
        ["tinyint"] = 1,
        ["smallint"] = 2,
        ["int"] = 4,
        ["real"] = 4,
        ["bigint"] = 8,
        ["float"] = 8,
        ["datetime2"] = 8,
        ["uniqueidentifier"] = 16,
    };

    public static bool IsUnlimited(string type) => type.EndsWith("(max)", StringComparison.Ordinal);

    /// <exception cref="NotSupportedException">The type is not one that this program uses in keys.</exception>
    public static int Bytes(string type)
    {
        if (Fixed.TryGetValue(type, out var bytes))
            return bytes;
        var parts = type.Split('(', ')');
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new NotSupportedException($"Say in {nameof(StoreType)} how many bytes {type} takes.");
        return parts[0] is "nvarchar" or "nchar" ? 2 * length : length;
    }
}
