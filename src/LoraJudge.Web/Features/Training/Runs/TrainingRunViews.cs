using LoraJudge.Domain.Experiments;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>A run as pages show it.</summary>
/// <param name="Epochs">Of the whole run; 0 where the options cannot be read.</param>
/// <param name="Loss">Of the last step; null before the first.</param>
/// <param name="ValidationMrr">Of the last epoch that has one.</param>
public sealed record TrainingRunView(
    long Id,
    string Name,
    string? Method,
    TrainingState State,
    bool CancelRequested,
    int Prepared,
    int PreparedOf,
    int Step,
    int Steps,
    int Epochs,
    double? Loss,
    double? ValidationMrr,
    int Models,
    int Pictures,
    string? SampleSet,
    string? Problem,
    long? EncoderId,
    DateTime CreatedUtc,
    DateTime? StartedUtc,
    DateTime? EndedUtc,
    string Options
)
{
    public bool IsOpen => State is TrainingState.Queued or TrainingState.Preparing or TrainingState.Running;

    /// <summary>Of the phase that it is in, 0 to 1.</summary>
    public double Share =>
        State == TrainingState.Preparing ? Part(Prepared, PreparedOf)
        : State == TrainingState.Finished ? 1
        : Part(Step, Steps);

    public string StateWords => IsOpen && CancelRequested ? "Being cancelled" : TrainingWords.Of(State);

    public TimeSpan? Took(DateTime nowUtc) => StartedUtc is { } started ? (EndedUtc ?? nowUtc) - started : null;

    private static double Part(int done, int total) => total == 0 ? 0 : (double)done / total;
}

/// <summary>What a run's figures are over its course.</summary>
/// <param name="Losses">Means over equal stretches of steps, in order.</param>
/// <param name="Epochs">In order.</param>
internal sealed record TrainingCurve(long RunId, IReadOnlyList<LossPoint> Losses, IReadOnlyList<EpochPoint> Epochs);

/// <param name="Step">The stretch's last step.</param>
internal readonly record struct LossPoint(int Step, double Loss);

internal readonly record struct EpochPoint(int Epoch, int Step, double Loss, double? ValidationLoss, double? ValidationMrr);
