using LoraJudge.Data.Columns;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Providers;

/// <summary>What the model says differently to one provider.</summary>
internal static class ProviderModel
{
    /// <summary>SQL Server's usual collations ignore letter case; SQLite compares bytes. Exact text compares bytes on both.</summary>
    private const string SqlServerExactCollation = "Latin1_General_100_BIN2";

    public static void Apply(ModelBuilder model, string? providerName)
    {
        var isSqlServer = providerName == SqlServerSetup.EfProviderName;
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.RemoveAnnotation(ColumnConventions.ExactText) is not null && isSqlServer)
                property.SetCollation(SqlServerExactCollation);
        }
    }
}
