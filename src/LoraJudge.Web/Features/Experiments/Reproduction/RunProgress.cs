using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Shows how far one run is, and moves the bar of all runs with it.</summary>
/// <param name="work">The run's part of the bar of all runs; null where it counts as done there.</param>
internal sealed class RunProgress(ProgressBoard board, ProgressBoard.Scope whole, string run, RunWork? work) : IDisposable
{
    private ProgressBoard.Scope? scope;
    private string phase = "";
    private int phaseDone;
    private int moved;

    public void Report(string what, int done, int total)
    {
        if (!string.Equals(what, phase, StringComparison.Ordinal))
        {
            scope?.Dispose();
            // Steps that an earlier start has made are not this one's.
            (phase, phaseDone) = (what, what == RunWork.TrainingPhase ? done - 1 : 0);
            scope = board.Start($"{run}: {what}", total, phaseDone);
        }

        scope!.Advance(done - phaseDone);
        phaseDone = done;
        if (work is null)
            return;
        var (from, length) = work.Phase(what);
        MoveTo(from + (int)((long)length * done / Math.Max(total, 1)));
    }

    public void Dispose()
    {
        scope?.Dispose();
        MoveTo(work?.Total ?? 0);
    }

    private void MoveTo(int target)
    {
        if (target <= moved)
            return;
        whole.Advance(target - moved);
        moved = target;
    }
}
