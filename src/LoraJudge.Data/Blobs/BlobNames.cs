using System.Text.RegularExpressions;
using LoraJudge.Data.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LoraJudge.Data.Blobs;

/// <summary>
/// Which blobs the rows name, read from the model: every column that is marked as a blob's hash, or as text with hashes in it. A file that
/// is among them is needed.
/// </summary>
internal static partial class BlobNames
{
    /// <summary>Databases take about 2,000 parameters in one statement.</summary>
    private const int AtATime = 500;

    /// <summary>So many hashes are looked for within text by the database; more are looked for here, by reading each text once.</summary>
    private const int FewInText = 8;

    /// <param name="among">Hashes of blobs.</param>
    /// <returns>Those that a row names, as the context's transaction sees the tables.</returns>
    public static async Task<HashSet<string>> FindAsync(
        LoraJudgeDbContext context,
        IReadOnlyCollection<string> among,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(among);
        var named = await FindAloneAsync(context, among, cancellation);
        HashSet<string> left = [.. among.Where(sha => !named.Contains(sha))];
        if (left.Count > 0)
            foreach (var column in Columns(context).Where(column => !column.IsAlone))
            await foreach (
                var text in Query(context, $"{column.Select} WHERE {InText(column.Name, left)}", Patterns(left))
                    .WithCancellation(cancellation)
            )
                named.UnionWith(Hash().Matches(text).Select(match => match.Value).Where(left.Contains));
        return named;
    }

    /// <summary>The same for the columns that hold a hash alone, which have indexes.</summary>
    internal static async Task<HashSet<string>> FindAloneAsync(
        LoraJudgeDbContext context,
        IReadOnlyCollection<string> among,
        CancellationToken cancellation
    )
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in among.Select(BlobKey.Require).Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            var list = string.Join(", ", some.Select((_, index) => FormattableString.Invariant($"{{{index}}}")));
            foreach (var column in Columns(context).Where(column => column.IsAlone))
            await foreach (
                var sha in Query(context, $"{column.Select} WHERE {column.Name} IN ({list})", some).WithCancellation(cancellation)
            )
                named.Add(sha);
        }

        return named;
    }

    private static IAsyncEnumerable<string> Query(LoraJudgeDbContext context, string sql, string[] parameters) =>
        context.Database.SqlQueryRaw<string>(sql, parameters).AsAsyncEnumerable();

    private static string InText(string column, HashSet<string> hashes) =>
        hashes.Count > FewInText
            ? $"{column} IS NOT NULL"
            : string.Join(
                " OR ",
                Enumerable.Range(0, hashes.Count).Select(index => FormattableString.Invariant($"{column} LIKE {{{index}}}"))
            );

    private static string[] Patterns(HashSet<string> hashes) => hashes.Count > FewInText ? [] : [.. hashes.Select(sha => $"%{sha}%")];

    private static IEnumerable<Column> Columns(LoraJudgeDbContext context)
    {
        var sql = context.GetService<ISqlGenerationHelper>();
        foreach (var entity in context.Model.GetEntityTypes())
        foreach (
            var property in entity.GetProperties().Where(property => property.FindAnnotation(ColumnConventions.NamesBlobsMark) is not null)
        )
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var column = sql.DelimitIdentifier(property.GetColumnName(table)!);
            var select = $"SELECT {column} AS {sql.DelimitIdentifier("Value")} FROM {sql.DelimitIdentifier(table.Name, table.Schema)}";
            yield return new Column(column, select, property.GetMaxLength() == BlobKey.Length);
        }
    }

    /// <summary>More than 64 digits in a row are no hash; a file too many is kept rather than one too few.</summary>
    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Hash();

    /// <param name="IsAlone">Whether the column holds one hash and nothing else.</param>
    private sealed record Column(string Name, string Select, bool IsAlone);
}
