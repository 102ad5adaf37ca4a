using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LoraJudge.Data.Columns;

/// <summary>The kinds of columns that many tables share.</summary>
internal static class ColumnConventions
{
    /// <summary>Marks text that is compared exactly, letter case included, whatever the database's collation.</summary>
    public const string ExactText = "LoraJudge:ExactText";

    /// <summary>Marks columns that name blobs: one by its hash, or any number within text such as JSON.</summary>
    public const string NamesBlobsMark = "LoraJudge:NamesBlobs";

    private const int Sha256HexLength = 64;

    public static void ApplyTo(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    /// <summary>A SHA-256 in hexadecimal, stored in lower case.</summary>
    public static PropertyBuilder<T> IsSha256<T>(this PropertyBuilder<T> property)
        where T : class? => property.HasMaxLength(Sha256HexLength).IsUnicode(false).IsLowerCase();

    /// <summary>The hash of a blob: the file stays as long as the row does.</summary>
    public static PropertyBuilder<T> IsBlob<T>(this PropertyBuilder<T> property)
        where T : class? => property.IsSha256().NamesBlobs();

    /// <summary>Text or JSON with hashes of blobs in it: these files stay as long as the row does.</summary>
    public static PropertyBuilder<T> NamesBlobs<T>(this PropertyBuilder<T> property) => property.HasAnnotation(NamesBlobsMark, true);

    public static PropertyBuilder<T> IsLowerCase<T>(this PropertyBuilder<T> property)
        where T : class? => property.HasConversion<LowerCaseConverter>().IsExact();

    public static PropertyBuilder<T> IsExact<T>(this PropertyBuilder<T> property) => property.HasAnnotation(ExactText, true);
}
