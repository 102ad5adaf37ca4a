using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>study.json: what the other files of an export do not tell, so that the study can be imported as it is.</summary>
/// <param name="Questions">Asked at the end; null in exports of schema 1.</param>
internal sealed record StudyFile(
    StudyFacts Study,
    IReadOnlyList<StudyTopic> Topics,
    IReadOnlyList<StudyFileMethod> Methods,
    int Withdrawals,
    int ErasedJudgments,
    IReadOnlyList<StudyQuestion>? Questions = null
)
{
    internal static StudyFile Of(BundleSource source) =>
        new(
            source.Data.Study with
            {
                Id = 0,
            },
            source.Data.Topics,
            [
                .. source.Data.Methods.Select(
                    (name, method) => new StudyFileMethod(name, $"runs/{source.MethodFiles[method]}.run", source.Encoders[method])
                ),
            ],
            source.Data.Withdrawals,
            source.Data.ErasedJudgments,
            source.Data.Collected.Questions
        );
}

/// <param name="Run">The method's run file in the export.</param>
/// <param name="Encoder">Hash; null for an imported run, and where it is not known.</param>
internal sealed record StudyFileMethod(string Name, string Run, string? Encoder);
