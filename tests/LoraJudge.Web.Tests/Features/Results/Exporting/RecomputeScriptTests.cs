using LoraJudge.Testing.Studies;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>The script of the export, run by R on the paper-shaped study of simulated raters.</summary>
[Trait("needs", "r")]
[Trait("group", "server")]
public sealed class RecomputeScriptTests
{
    /// <summary>multcomp integrates by quasi-Monte Carlo.</summary>
    private const double NoiseOfMultcomp = 1e-4;

    [Fact]
    public async Task R_finds_the_figures_of_the_page()
    {
        await using var study = await ExportedStudy.CreateAsync(new JudgedStudySize());

        var lines = await RecomputeScript.RunAsync(await study.FilesAsync());

        var figures = RecomputeScript.Figures(lines);
        Assert.Contains(figures, one => one.Name.StartsWith("alpha ordinal", StringComparison.Ordinal));
        Assert.Contains(figures, one => one.Name.StartsWith("Friedman p", StringComparison.Ordinal));
        Assert.Equal(4, figures.Count(one => !one.ByMultcomp && one.Name.StartsWith("blocked Dunnett p", StringComparison.Ordinal)));
        Assert.All(figures, one => Assert.InRange(Math.Abs(one.Mine - one.Portal), 0, one.ByMultcomp ? NoiseOfMultcomp : 1e-9));
    }

    [Fact]
    public async Task R_finds_the_p_value_of_one_degree_of_freedom()
    {
        await using var study = await ExportedStudy.CreateAsync(
            ExportedStudy.Small with
            {
                Topics = 2,
                Depth = 10,
                Seed = 5,
                Methods = ["Good", "Bad"],
                Errors = [0.1, 3],
            }
        );

        var figures = RecomputeScript.Figures(await RecomputeScript.RunAsync(await study.FilesAsync()));

        var p = Assert.Single(figures, one => one.Name.StartsWith("blocked Dunnett p", StringComparison.Ordinal));
        Assert.Equal(p.Portal, p.Mine, 1e-12);
    }

    [Fact]
    public async Task R_reads_a_study_whose_names_could_be_formulas()
    {
        await using var study = await ExportedStudy.CreateAsync(ExportedStudy.Small with { Methods = ["=1+1, \"quoted\"", "-Ours", "C"] });

        var lines = await RecomputeScript.RunAsync(await study.FilesAsync());

        Assert.Contains(
            lines,
            line => line.StartsWith("blocked Dunnett p", StringComparison.Ordinal) && line.Contains(" -Ours ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task R_finds_the_wins_and_sign_tests_of_interleaving()
    {
        await using var study = await CollectedStudy.CreateAsync();

        var figures = RecomputeScript
            .Figures(await RecomputeScript.RunAsync(await study.FilesAsync()))
            .Where(one => one.Name.StartsWith("interleaving", StringComparison.Ordinal))
            .ToList();

        Assert.Equal([1.0, 0.0, 1.0, 1.0], figures.Select(one => one.Mine));
        Assert.All(figures, one => Assert.Equal(one.Portal, one.Mine, 12));
    }

    [Fact]
    public async Task R_reads_a_study_with_a_method_that_found_nothing()
    {
        await using var study = await ExportedStudy.CreateAsync(
            ExportedStudy.Small with
            {
                MissingTopics = ExportedStudy.Small.Topics,
                UnjudgedTopics = 2,
            }
        );

        var figures = RecomputeScript.Figures(await RecomputeScript.RunAsync(await study.FilesAsync()));

        Assert.Contains(figures, one => one.Name.StartsWith("MRR@5", StringComparison.Ordinal) && one is { Mine: 0, Portal: 0 });
        Assert.All(figures, one => Assert.InRange(Math.Abs(one.Mine - one.Portal), 0, one.ByMultcomp ? NoiseOfMultcomp : 1e-9));
    }
}
