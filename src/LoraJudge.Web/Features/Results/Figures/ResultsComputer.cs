using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Puts the parts together.</summary>
internal sealed class ResultsComputer(StudyData data, ResultsOptions options)
{
    public StudyResults Compute() => throw new NotSupportedException($"{data.Study.Title} {options.Alpha}");
}
