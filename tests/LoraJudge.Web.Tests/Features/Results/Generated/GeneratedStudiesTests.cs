using System.Globalization;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Results;
using LoraJudge.Web.Features.Results.Exporting.Bundles;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>Everything that is made of a study's results, over many studies that are nothing like each other.</summary>
[Trait("group", "server")]
public sealed class GeneratedStudiesTests(GeneratedStudies studies) : IClassFixture<GeneratedStudies>
{
    [Fact]
    public void Figures_are_those_that_are_counted_by_hand() =>
        studies.Each(study =>
        {
            var results = study.Results;

            var plain = new PlainFigures(study.Data, study.Options);
            Assert.Equal(plain.JudgedTopics.Select(topic => study.Data.Topics[topic].Code), results.Retrieval.JudgedTopics);
            if (results.Retrieval.JudgedTopics.Count == 0)
                return;
            var depth = study.Data.Study.Depth;
            foreach (var (method, found) in results.Retrieval.Methods.Index())
            {
                foreach (var figure in found.Figures.Where(one => one.Measure.StartsWith("p@", StringComparison.Ordinal)))
                    Assert.Equal(
                        plain.Precision(method, int.Parse(figure.Measure[2..], CultureInfo.InvariantCulture)),
                        figure.Mean.Value!.Value,
                        12
                    );
                Assert.Equal(plain.ReciprocalRank(method, depth), study.Figure(method, $"MRR@{depth}"), 12);
            }
        });

    [Fact]
    public void Every_figure_is_a_number_or_has_its_reason_and_every_picture_is_drawn() =>
        studies.Each(study =>
        {
            var results = study.Results;

            Assert.DoesNotContain("NaN", ResultsJson.Write(results));
            var pictures = ResultPictures.Of(results);
            Assert.All(pictures, picture => Assert.EndsWith(".", picture.Alternative));
            Assert.Equal(results.Participation.Judgments > 0, pictures.Count > 0);
            var drawn = ExportedStudy.Unzip(study.Zip()).Where(file => file.Key.StartsWith("pictures/", StringComparison.Ordinal)).ToList();
            Assert.Equal(pictures.Count, drawn.Count(file => file.Key.EndsWith(".svg", StringComparison.Ordinal) && file.Value.Length > 0));
            Assert.Equal(pictures.Count, drawn.Count(file => file.Key.EndsWith(".png", StringComparison.Ordinal) && file.Value.Length > 0));
        });

    [Fact]
    public void An_export_that_is_imported_has_the_same_data_and_figures() =>
        studies.Each(study =>
        {
            var results = study.Results;

            var imported = ImportedStudy.Read(ImportedFiles.Read([("study.zip", study.Zip())]), new ImportWords()).Data;

            Assert.Equal(study.Data.Fingerprint(), imported.Fingerprint());
            Assert.Equal(ResultsJson.Write(results), ResultsJson.Write(StudyResults.Compute(imported, study.Options)));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Runs_and_qrels_have_the_figures_for_whoever_sorts_by_score(bool singlePrecision) =>
        studies.Each(study =>
        {
            var results = study.Results;
            if (results.Retrieval.JudgedTopics.Count == 0)
                return;
            var depth = study.Data.Study.Depth;

            var files = ExportedStudy.Unzip(study.Zip());

            var qrels = QrelsFile.Parse(files["qrels/aggregated.qrels"]);
            var options = new EvaluationOptions(results.Retrieval.RelevantGrade, Complete: true, SinglePrecisionScores: singlePrecision)
            {
                Cutoffs = [depth],
            };
            foreach (var (method, name) in BundleNames.Of(study.Data.Methods).Index())
            {
                var report = RetrievalMeasures.Evaluate(RunFile.Parse(files[$"runs/{name}.run"]), qrels, options);
                Assert.Equal(study.Figure(method, $"p@{depth}"), report.Topics.Average(topic => topic.At(depth).Precision), 12);
                Assert.Equal(study.Figure(method, $"nDCG@{depth}"), report.Topics.Average(topic => topic.At(depth).Ndcg), 12);
            }
        });

    [Fact]
    public async Task Judgments_of_every_study_are_written_as_Parquet()
    {
        foreach (var data in studies.All.Select(study => study.Data))
        {
            using var memory = new MemoryStream();
            Assert.Equal(data.Judgments.Count, await ParquetJudgments.WriteAsync(data, memory));
        }
    }

    /// <summary>A tenth of them: a page takes a second.</summary>
    [Fact]
    public async Task A_study_brought_in_is_shown_with_its_pictures_and_exported_again()
    {
        await using var portal = new Portal();
        using var owner = await portal.SignedInAsync();
        await using var context = await portal.OpenAsync();
        var account = await context.Users.Select(user => user.Id).SingleAsync();

        await studies.EachAsync(
            async study =>
            {
                var id = await portal
                    .Get<StudyImporter>()
                    .ImportAsync([("study.zip", study.Zip())], new ImportWords(), account, CancellationToken.None);
                var query = ResultsQuery.Of(study.Options, study.Data.Study).ToAddress();

                var html = WebUtility.HtmlDecode(await owner.GetStringAsync($"/studies/{id}/results{query}"));
                var files = await ExportedStudy.FilesAsync(portal, id);

                Assert.Equal(study.Results.Participation.Judgments > 0, html.Contains($">MRR@{study.Data.Study.Depth}<"));
                foreach (var picture in ResultPictures.Of(study.Results).Select(picture => picture.Name))
                {
                    using var answer = await owner.GetAsync($"/studies/{id}/results/pictures/{picture}.svg{query}");
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                }

                Assert.Contains("figures.csv", files.Keys);
            },
            step: 10
        );
    }
}
