using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoraJudge.Data.Tests.Model;

/// <summary>Finds what SQL Server would refuse in a model, without a server.</summary>
internal static class ModelCheck
{
    private const int MaxClusteredKeyBytes = 900;
    private const int MaxIndexBytes = 1700;

    /// <summary>One sentence for each problem.</summary>
    public static IEnumerable<string> Problems(IModel model) =>
        [.. model.GetEntityTypes().SelectMany(CascadeProblems), .. model.GetEntityTypes().SelectMany(KeyProblems)];

    /// <summary>Error 1785: a delete must reach each table by one path only, and not come back to where it began.</summary>
    private static IEnumerable<string> CascadeProblems(IEntityType root)
    {
        var reached = new HashSet<IEntityType> { root };
        var open = new Queue<IEntityType>([root]);
        while (open.TryDequeue(out var principal))
        {
            foreach (var dependent in principal.GetReferencingForeignKeys().Where(Cascades).Select(key => key.DeclaringEntityType))
            {
                if (reached.Add(dependent))
                    open.Enqueue(dependent);
                else
                    yield return $"A delete in {root.GetTableName()} reaches {dependent.GetTableName()} more than once.";
            }
        }
    }

    private static bool Cascades(IForeignKey key) => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull;

    private static IEnumerable<string> KeyProblems(IEntityType entity)
    {
        foreach (var key in entity.GetKeys())
        {
            if (KeyProblem(key.Properties, key.IsPrimaryKey() ? MaxClusteredKeyBytes : MaxIndexBytes) is { } problem)
                yield return $"{key.GetName()} {problem}";
        }
        foreach (var index in entity.GetIndexes())
        {
            if (KeyProblem(index.Properties, MaxIndexBytes) is { } problem)
                yield return $"{index.GetDatabaseName()} {problem}";
        }
    }

    private static string? KeyProblem(IReadOnlyList<IProperty> properties, int limit)
    {
        var columns = properties.Select(property => property.GetColumnType()).ToList();
        if (columns.Exists(StoreType.IsUnlimited))
            return "holds a column without a maximum length.";
        var bytes = columns.Sum(StoreType.Bytes);
        return bytes > limit ? $"is {bytes} bytes long, {limit} are allowed." : null;
    }
}
