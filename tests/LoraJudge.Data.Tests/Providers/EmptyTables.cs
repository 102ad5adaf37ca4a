using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoraJudge.Data.Tests.Providers;

internal static class EmptyTables
{
    /// <summary>A statement for each of the model's tables that deletes all of its rows, dependent tables first.</summary>
    public static IEnumerable<string> Statements(IModel model)
    {
        var left = model.GetEntityTypes().ToList();
        while (left.Count > 0)
        {
            var free = left.First(type => !left.Exists(other => other != type && RefersTo(other, type)));
            left.Remove(free);
            yield return $"DELETE FROM \"{free.GetTableName()}\"";
        }
    }

    private static bool RefersTo(IEntityType dependent, IEntityType principal) =>
        dependent.GetForeignKeys().Any(key => key.PrincipalEntityType == principal);
}
