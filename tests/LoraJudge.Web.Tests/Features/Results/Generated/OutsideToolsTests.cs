using LoraJudge.Web.Tests.Features.Results.Exporting;
using LoraJudge.Web.Tests.Features.Results.Opened;

namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>Exports held against programs that are not the portal's.</summary>
[Trait("needs", "r")]
[Trait("group", "server")]
public sealed class OutsideToolsTests(GeneratedStudies studies, ITestOutputHelper output) : IClassFixture<GeneratedStudies>
{
    /// <summary>multcomp integrates by quasi-Monte Carlo.</summary>
    private const double NoiseOfMultcomp = 1e-4;

    private const double Rounding = 1e-9;

    [Fact(Explicit = true)]
    public async Task The_figures_of_generated_studies_are_those_of_trec_eval()
    {
        TrecEval.PathOrSkip();
        var compared = 0;

        await studies.EachAsync(async study => compared += await TrecEval.CompareAsync(study.Results, ExportedStudy.Unzip(study.Zip())));

        output.WriteLine($"trec_eval: {compared} figures of {studies.All.Count} studies are equal to its four decimals.");
    }

    [Fact(Explicit = true)]
    public async Task R_finds_the_figures_of_generated_studies()
    {
        var worst = new Worst();

        await studies.EachAsync(async study => worst.Add(await RecomputeScript.RunAsync(ExportedStudy.Unzip(study.Zip()))));

        worst.Say(output);
        worst.Hold();
    }

    /// <summary>The paper's: 20 queries, five methods, k = 10, a hundred models, three participants who judge the whole pool.</summary>
    [Fact(Explicit = true)]
    public async Task A_study_of_the_papers_shape_has_the_same_figures_everywhere()
    {
        TrecEval.PathOrSkip();
        await using var study = await OpenedStudy.CreateAsync(
            new OpenedStudySize(Topics: 20, Encoders: 4, Depth: 10, Models: 100, Raters: 3)
        );
        var results = await study.ResultsAsync();
        var folder = Environment.GetEnvironmentVariable("LORAJUDGE_PAPER_EXPORT");
        var worst = new Worst();

        await OpenedStudyTests.LookAsync(study);
        var files = await ExportedStudy.FilesAsync(study.Portal, study.Id);
        await OpenedStudyTests.ImportAsync(study, files);
        worst.Add(await RecomputeScript.RunAsync(files));
        var compared = await TrecEval.CompareAsync(results, files);

        if (!string.IsNullOrEmpty(folder))
            await File.WriteAllBytesAsync(Path.Combine(folder, "paper-study.zip"), ExportedStudy.Zip(files).ToArray());
        output.WriteLine(
            $"{results.Participation.Judgments} judgments of {results.Participation.Planned}, {files.Count} files; trec_eval: {compared} figures are equal."
        );
        worst.Say(output);
        worst.Hold();
    }

    /// <summary>The largest differences between R and the portal.</summary>
    private sealed class Worst
    {
        private int figures;
        private double exact;
        private double byMultcomp;

        public void Add(IReadOnlyList<string> lines)
        {
            foreach (var one in RecomputeScript.Figures(lines))
            {
                figures++;
                var difference = Math.Abs(one.Mine - one.Portal);
                if (one.ByMultcomp)
                    byMultcomp = Math.Max(byMultcomp, difference);
                else
                    exact = Math.Max(exact, difference);
            }
        }

        public void Say(ITestOutputHelper output) =>
            output.WriteLine($"R: {figures} figures; largest difference {exact:g2}, by multcomp {byMultcomp:g2}.");

        public void Hold()
        {
            Assert.InRange(exact, 0, Rounding);
            Assert.InRange(byMultcomp, 0, NoiseOfMultcomp);
        }
    }
}
