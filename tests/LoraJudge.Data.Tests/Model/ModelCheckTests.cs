using LoraJudge.Data.Tests.Migrations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Tests.Model;

public sealed class ModelCheckTests
{
    [Fact]
    public void SQL_Server_accepts_the_model()
    {
        using var context = DesignTime.SqlServer();
        Assert.Empty(ModelCheck.Problems(DesignTime.Model(context)));
    }

    [Fact]
    public void The_model_keeps_to_columns_that_both_providers_order_and_compare()
    {
        using var context = DesignTime.Sqlite();
        var types = context
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Select(property => property.GetValueConverter()?.ProviderClrType ?? property.ClrType);

        Type[] unordered = [typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(decimal), typeof(decimal?), typeof(ulong)];
        Assert.Empty(types.Intersect(unordered));
    }

    [Fact]
    public void Two_cascade_paths_to_a_table_are_found()
    {
        var problems = ProblemsOf<TwoPaths>();

        Assert.Equal(["A delete in Root reaches Leaf more than once."], problems);
    }

    [Fact]
    public void A_cascade_back_to_its_own_table_is_found() =>
        Assert.Equal(["A delete in Node reaches Node more than once."], ProblemsOf<SelfReference>());

    [Fact]
    public void Keys_that_are_too_long_are_found()
    {
        var problems = ProblemsOf<LongKeys>();

        Assert.Equal(["PK_Long is 902 bytes long, 900 are allowed.", "IX_Long_Text is 1702 bytes long, 1700 are allowed."], problems);
    }

    [Fact]
    public void A_column_without_a_maximum_length_in_an_index_is_found() =>
        Assert.Equal(["IX_Endless_Text holds a column without a maximum length."], ProblemsOf<EndlessIndex>());

    private static IEnumerable<string> ProblemsOf<T>()
        where T : DbContext, new()
    {
        using var context = new T();
        return ModelCheck.Problems(DesignTime.Model(context));
    }
}
