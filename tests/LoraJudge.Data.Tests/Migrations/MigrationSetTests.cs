using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoraJudge.Data.Tests.Migrations;

public sealed class MigrationSetTests
{
    [Fact]
    public void SQLites_migrations_hold_all_of_the_model()
    {
        using var context = DesignTime.Sqlite();
        Assert.False(context.Database.HasPendingModelChanges(), "Run migrations/add NAME.");
    }

    [Fact]
    public void SQL_Servers_migrations_hold_all_of_the_model()
    {
        using var context = DesignTime.SqlServer();
        Assert.False(context.Database.HasPendingModelChanges(), "Run migrations/add NAME.");
    }

    [Fact]
    public void Both_providers_have_the_same_migrations()
    {
        using var sqlite = DesignTime.Sqlite();
        using var server = DesignTime.SqlServer();

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(server));
    }

    [Fact]
    public void SQL_Servers_script_is_valid_and_creates_every_table()
    {
        using var context = DesignTime.SqlServer();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Empty(ErrorsOf(script));
        foreach (var entity in context.Model.GetEntityTypes())
            Assert.Contains($"CREATE TABLE [{entity.GetTableName()}]", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_with_a_mistake_would_be_noticed() => Assert.NotEmpty(ErrorsOf("CREATE TABLE [A] ([Id] bigint NOT NULL,, );"));

    [Fact]
    public void Each_of_SQLites_migrations_is_one_transaction()
    {
        using var context = DesignTime.Sqlite();
        var migrations = context.GetService<IMigrationsAssembly>();
        foreach (var (id, type) in migrations.Migrations)
        {
            var migration = migrations.CreateMigration(type, context.Database.ProviderName!);
            var model = context
                .GetService<IModelRuntimeInitializer>()
                .Initialize(((IMutableModel)migration.TargetModel).FinalizeModel(), designTime: true, validationLogger: null);
            var commands = context.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, model);
            Assert.True(commands.All(command => !command.TransactionSuppressed), $"{id} commits in the middle.");
        }
    }

    [Fact]
    public void A_table_of_SQLite_is_rebuilt_in_one_transaction()
    {
        using var context = DesignTime.Sqlite();
        var change = new AlterColumnOperation
        {
            Table = "SampleSets",
            Name = "Name",
            ClrType = typeof(string),
            OldColumn = new AddColumnOperation { ClrType = typeof(string), IsNullable = true },
        };

        var commands = context.GetService<IMigrationsSqlGenerator>().Generate([change], DesignTime.Model(context));

        Assert.Contains(commands, command => command.CommandText.Contains("ef_temp_SampleSets", StringComparison.Ordinal));
        Assert.DoesNotContain(commands, command => command.TransactionSuppressed);
    }

    private static IEnumerable<string> Names(DbContext context) =>
        context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static IList<ParseError> ErrorsOf(string script)
    {
        using var reader = new StringReader(script);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors;
    }
}
