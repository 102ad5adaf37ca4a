using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LoraJudge.Data.Tests.Migrations;

/// <summary>The contexts that migrations are made with; they need no database.</summary>
internal static class DesignTime
{
    public static LoraJudgeDbContext Sqlite() => new LoraJudge.Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);

    public static LoraJudgeDbContext SqlServer() => new LoraJudge.Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);

    /// <summary>The model with all that migrations are made from.</summary>
    public static IModel Model(DbContext context) => context.GetService<IDesignTimeModel>().Model;
}
