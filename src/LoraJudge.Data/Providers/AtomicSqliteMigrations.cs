using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace LoraJudge.Data.Providers;

/// <summary>
/// Keeps each migration in one transaction, so that a kill leaves all of it or nothing. Where a table is rebuilt, EF would commit in the
/// middle to switch foreign keys off and on; <see cref="DatabaseMigrator"/> migrates with them off instead.
/// </summary>
internal sealed class AtomicSqliteMigrations(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations,
        IModel? model = null,
        MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default
    ) => [.. base.Generate(operations, model, options).Where(command => !SwitchesForeignKeys(command))];

    private static bool SwitchesForeignKeys(MigrationCommand command) =>
        command.TransactionSuppressed && command.CommandText.StartsWith("PRAGMA foreign_keys", StringComparison.OrdinalIgnoreCase);
}
