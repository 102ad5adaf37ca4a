using System.Text.RegularExpressions;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using LoraJudge.Web.Tests.Features.Results.Generated;

namespace LoraJudge.Web.Tests.Features.Results.Opened;

/// <summary>The results of a study that the portal opened itself: its runs are deeper than what is judged, as all real ones are.</summary>
[Trait("group", "server")]
public sealed partial class OpenedStudyTests(FinishedStudy finished) : IClassFixture<FinishedStudy>
{
    private OpenedStudy Study => finished.Study;

    [Fact]
    public async Task A_hundred_ranks_are_stored_and_a_first_relevant_result_stands_below_the_judged_ones()
    {
        var data = await Study.DataAsync();

        Assert.Equal(data.Topics.Count * data.Methods.Count * 100, data.Runs.Count);
        var plain = new PlainFigures(data, ResultsOptions.Of(data.Study));
        Assert.Contains(
            Enumerable.Range(0, data.Methods.Count),
            method => plain.ReciprocalRank(method, 100) > plain.ReciprocalRank(method, data.Study.Depth)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?fastest=1")]
    [InlineData("?fastest=600000")]
    [InlineData("?grade=mean&from=1.5&failed=keep")]
    [InlineData("?grade=majority&from=4")]
    public async Task Its_page_and_all_pictures_are_there(string query)
    {
        var pictures = await LookAsync(Study, query);

        Assert.Equal(query == "?fastest=600000" ? 0 : 10, pictures);
    }

    [Fact]
    public async Task Its_reciprocal_rank_is_that_of_the_judged_ranks_and_called_so()
    {
        var (data, results) = (await Study.DataAsync(), await Study.ResultsAsync());

        var html = WebUtility.HtmlDecode(await Study.Owner.GetStringAsync($"{Study.Page}/results"));

        Assert.Contains(">MRR@3<", html);
        var plain = new PlainFigures(data, ResultsOptions.Of(data.Study));
        foreach (var (number, method) in results.Retrieval.Methods.Index())
            Assert.Equal(plain.ReciprocalRank(number, 3), method.Figures.Single(figure => figure.Measure == "MRR@3").Mean.Value!.Value, 12);
    }

    [Fact]
    public async Task A_script_gets_its_figures_and_its_export()
    {
        var token = await ResultsApiTests.TokenAsync(Study.Owner);

        using var results = await ResultsApiTests.AskAsync(Study.Portal, Study.Id, "results", token);
        using var export = await ResultsApiTests.AskAsync(Study.Portal, Study.Id, "export", token);

        Assert.Equal(ResultsJson.Write(await Study.ResultsAsync()), await results.Content.ReadAsStringAsync());
        Assert.Contains("recompute.R", ExportedStudy.Unzip(await export.Content.ReadAsStreamAsync()).Keys);
    }

    [Fact]
    public async Task Its_export_brought_into_another_portal_has_the_same_figures()
    {
        var files = await ExportedStudy.FilesAsync(Study.Portal, Study.Id);

        await ImportAsync(Study, files);
    }

    /// <summary>Looks at the results page and at every picture that it shows.</summary>
    /// <returns>Pictures.</returns>
    internal static async Task<int> LookAsync(OpenedStudy study, string query = "")
    {
        var html = WebUtility.HtmlDecode(await study.Owner.GetStringAsync($"{study.Page}/results{query}"));
        var addresses = Addresses().Matches(html).Select(match => match.Value).Distinct().ToList();
        foreach (var address in addresses)
        {
            using var answer = await study.Owner.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        return addresses.Count;
    }

    internal static async Task ImportAsync(OpenedStudy study, Dictionary<string, byte[]> files)
    {
        await using var empty = new Portal();
        var id = await empty
            .Get<StudyImporter>()
            .ImportAsync([("study.zip", ExportedStudy.Zip(files))], new ImportWords(), owner: null, CancellationToken.None);
        var imported = (await empty.Get<StudyReader>().ReadAsync(id, CancellationToken.None))!;
        var results = StudyResults.Compute(
            imported with
            {
                Study = imported.Study with { Id = study.Id },
            },
            ResultsOptions.Of(imported.Study)
        );
        Assert.Equal((await study.DataAsync()).Fingerprint(), imported.Fingerprint());
        Assert.Equal(ResultsJson.Write(await study.ResultsAsync()), ResultsJson.Write(results));
    }

    [GeneratedRegex("/studies/[0-9]+/results/pictures/[^\"]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();
}

/// <summary>A small one, that tests only look at.</summary>
public sealed class FinishedStudy : IAsyncLifetime
{
    internal OpenedStudy Study { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Study = await OpenedStudy.CreateAsync(new OpenedStudySize(Topics: 5, Encoders: 2, Depth: 3, Models: 105, Raters: 2));

    public ValueTask DisposeAsync() => Study.DisposeAsync();
}
