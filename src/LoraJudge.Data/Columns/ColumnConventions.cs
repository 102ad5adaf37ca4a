using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Columns;

/// <summary>The kinds of columns that many tables share.</summary>
internal static class ColumnConventions
{
    /// <summary>Marks text that is compared exactly, letter case included, whatever the database's collation.</summary>
    public const string ExactText = "LoraJudge:ExactText";

    private const int Sha256HexLength = 64;

    public static void ApplyTo(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    /// <summary>A SHA-256 in hexadecimal, stored in lower case.</summary>
    public static PropertyBuilder<T> IsSha256<T>(this PropertyBuilder<T> property)
        where T : class? => property.HasMaxLength(Sha256HexLength).IsUnicode(false).IsLowerCase();

    public static PropertyBuilder<T> IsLowerCase<T>(this PropertyBuilder<T> property)
        where T : class? => property.HasConversion<LowerCaseConverter>().IsExact();

    public static PropertyBuilder<T> IsExact<T>(this PropertyBuilder<T> property) => property.HasAnnotation(ExactText, true);
}
