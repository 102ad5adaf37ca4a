using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Pictures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>What an export is made of.</summary>
/// <param name="FrozenPlan">Its text as it is stored; null where nothing was frozen.</param>
/// <param name="Pictures">As the page shows them.</param>
/// <param name="HasPanelIds">Whether panel.csv is written: such an export is not for publication.</param>
internal sealed record BundleSource(
    StudyData Data,
    StudyResults Results,
    string? FrozenPlan,
    IReadOnlyList<ResultPicture> Pictures,
    DateTime MadeUtc,
    bool HasPanelIds = false
)
{
    /// <summary>Names of the methods' run files, without folder and ending.</summary>
    public IReadOnlyList<string> MethodFiles { get; } = BundleNames.Of(Data.Methods);

    /// <summary>Hash of each method's encoder; null for an imported run, and where no plan tells.</summary>
    public IReadOnlyList<string?> Encoders { get; } = EncodersOf(Data, FrozenPlan);

    /// <summary>Whether each participant's judgments are in the figures.</summary>
    public bool[] IsKept { get; } = [.. Results.Participation.Participants.Select(one => one.LeftOutBy is null)];

    /// <returns>Hashes of the encoders that are known, by their methods.</returns>
    public Dictionary<string, string> KnownEncoders() =>
        Data
            .Methods.Zip(Encoders)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);

    private static string?[] EncodersOf(StudyData data, string? plan)
    {
        IReadOnlyList<FrozenMethod> frozen = plan is null ? [] : Domain.Studies.Plan.FrozenPlan.FromJson(plan).Methods ?? [];
        return [.. data.Methods.Select(name => frozen.FirstOrDefault(method => method.Name == name)?.EncoderHash)];
    }
}
