using System.Reflection;

namespace LoraJudge.Web.Tests;

/// <summary>The house's arrows: which project may know which.</summary>
public sealed class ArrowsTests
{
    private static readonly string[] WebAndTables = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"];

    [Theory]
    [InlineData("LoraJudge.Statistics", "")]
    [InlineData("LoraJudge.Domain", "LoraJudge.Statistics")]
    [InlineData("LoraJudge.Style", "")]
    [InlineData("LoraJudge.Data", "LoraJudge.Domain LoraJudge.Statistics")]
    [InlineData("LoraJudge.Migrations.Sqlite", "LoraJudge.Data LoraJudge.Domain")]
    [InlineData("LoraJudge.Migrations.SqlServer", "LoraJudge.Data LoraJudge.Domain")]
    public void A_project_knows_only_the_projects_that_its_arrows_allow(string project, string allowed)
    {
        var known = References(project).Where(name => name.StartsWith("LoraJudge.", StringComparison.Ordinal));

        Assert.Empty(known.Except(allowed.Split(' '), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("LoraJudge.Statistics")]
    [InlineData("LoraJudge.Domain")]
    [InlineData("LoraJudge.Style")]
    public void Numbers_rules_and_vectors_know_neither_the_web_nor_the_tables(string project) =>
        Assert.DoesNotContain(References(project), name => WebAndTables.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    [Theory]
    [InlineData("LoraJudge.Statistics")]
    [InlineData("LoraJudge.Domain")]
    public void Numbers_and_rules_do_not_know_torch(string project) => Assert.DoesNotContain("TorchSharp", References(project));

    [Fact]
    public void Statistics_knows_MathNet_and_the_framework_alone() =>
        Assert.All(
            References("LoraJudge.Statistics"),
            name => Assert.True(name == "MathNet.Numerics" || name.StartsWith("System.", StringComparison.Ordinal), name)
        );

    private static string[] References(string project) => [.. Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!)];
}
