using LoraJudge.Domain.Catalog.Building;

namespace LoraJudge.Web.Features.Production.Building.Runs;

/// <summary>A run in the list.</summary>
/// <param name="Pictures">That there are when it is done.</param>
/// <param name="Generated">That there are.</param>
public sealed record BuildListing(
    long Id,
    string Name,
    string SampleSet,
    string Backend,
    BuildState State,
    string StateWords,
    bool IsOver,
    int Models,
    int Finished,
    int Failed,
    int Pictures,
    int Generated,
    string? Problem,
    string? RequestedBy,
    DateTime CreatedUtc
);

/// <summary>A run with its models.</summary>
/// <param name="Items">Those that are worked on or failed first.</param>
/// <param name="Incidents">The newest first.</param>
/// <param name="Latest">The newest pictures first.</param>
/// <param name="NextTryUtc">While the back end is away: when it is asked again.</param>
public sealed record BuildView(
    BuildListing Run,
    long SampleSetId,
    long Seed,
    int Edge,
    bool PauseRequested,
    bool CancelRequested,
    DateTime? StartedUtc,
    DateTime? EndedUtc,
    DateTime? AwaySinceUtc,
    DateTime? NextTryUtc,
    bool HasBackEnd,
    IReadOnlyList<BuildItemView> Items,
    IReadOnlyList<BuildIncidentView> Incidents,
    IReadOnlyList<BuildPictureView> Latest
)
{
    public int Encoded => Items.Sum(item => item.Encoded);

    public int Removed => Items.Sum(item => item.Removed);

    /// <summary>A picture is done when it is made and, unless cleansing removed it, encoded.</summary>
    public int Done => Run.Generated + Encoded + Removed;

    public int ToDo => 2 * Run.Pictures;

    public double Share =>
        Run.State == BuildState.Finished ? 1
        : ToDo == 0 ? 0
        : Math.Min(1, (double)Done / ToDo);

    public bool CanPause => !Run.IsOver && !PauseRequested && !CancelRequested;

    public bool CanContinue => !Run.IsOver && PauseRequested && !CancelRequested;

    public bool CanCancel => !Run.IsOver && !CancelRequested;

    public bool CanRetry => Items.Any(item => item.Stage is BuildStage.Failed or BuildStage.Cancelled);
}

public sealed record BuildItemView(
    long Id,
    string Model,
    string Slug,
    BuildStage Stage,
    bool IsHeld,
    int Total,
    int Generated,
    int Removed,
    int Encoded,
    string? Problem,
    DateTime? NotBeforeUtc
)
{
    /// <summary>The order of the list: what needs a look, what is under way, what waits, what is done.</summary>
    public int Turn =>
        Stage switch
        {
            BuildStage.Failed => 0,
            BuildStage.Finished => 4,
            BuildStage.Waiting or BuildStage.Cancelled => 3,
            _ => IsHeld ? 1 : 2,
        };
}

public sealed record BuildIncidentView(string Model, string? Sample, string Fault, string Message, DateTime AtUtc);

public sealed record BuildPictureView(string Model, string Slug, string Sample, string Sha256, int Width, int Height);
