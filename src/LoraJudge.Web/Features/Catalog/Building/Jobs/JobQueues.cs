using LoraJudge.Domain.Catalog.Building;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>Kinds of work, so that a machine takes what it is good for.</summary>
internal static class JobQueues
{
    /// <summary>Waits for a back end that makes pictures.</summary>
    public const string Generate = "generate";

    /// <summary>Encodes pictures.</summary>
    public const string Gpu = "gpu";

    /// <summary>Everything else.</summary>
    public const string Default = "default";

    public static IReadOnlyList<string> All { get; } = [Gpu, Generate, Default];

    /// <returns>Empty for a stage at which nothing is left to do.</returns>
    public static string Of(BuildStage stage) =>
        stage switch
        {
            BuildStage.Waiting or BuildStage.Generating => Generate,
            BuildStage.Cleansing or BuildStage.Indexing => Default,
            BuildStage.Encoding => Gpu,
            _ => "",
        };

    public static IReadOnlyList<BuildStage> StagesOf(string queue) => [.. Enum.GetValues<BuildStage>().Where(stage => Of(stage) == queue)];
}
