using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Paper;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results;

/// <summary>What the page of a study's results shows.</summary>
/// <param name="Figures">Null while the frozen plan hides them, or the study is a draft.</param>
internal sealed record ResultsView(long Id, string Title, StudyState State, ResultsFigures? Figures);

/// <param name="Query">Of the address: empty where all is as in the plan.</param>
/// <param name="Items">That divide people most, with their pictures.</param>
/// <param name="Paper">This installation's figures beside the paper's.</param>
/// <param name="Pictures">All that there are.</param>
/// <param name="Data">That the results were computed from.</param>
public sealed record ResultsFigures(
    StudyResults Results,
    string Query,
    IReadOnlyList<DividedItem> Items,
    IReadOnlyList<PaperRow> Paper,
    IReadOnlyList<ResultPicture> Pictures,
    StudyData Data
)
{
    /// <summary>Of a picture's file, with an ending.</summary>
    public string PictureAddress(string name, string ending)
    {
        var address = FormattableString.Invariant($"/studies/{Results.Study.Id}/results/pictures/{name}.{ending}{Query}");
        return $"{address}{(Query.Length == 0 ? '?' : '&')}v={ResultsCache.VersionOf(Results.Fingerprint)}";
    }
}

/// <param name="Pictures">How many are shown of it.</param>
public sealed record DividedItem(ItemAgreement Agreement, int Pictures);
