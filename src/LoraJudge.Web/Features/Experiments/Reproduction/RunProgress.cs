using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Operations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Shows how far one run is, and moves the bar of all runs with it.</summary>
/// <param name="weight">The run's share of the bar of all runs.</param>
internal sealed class RunProgress(ProgressBoard board, ProgressBoard.Scope whole, string run, int weight) : IDisposable
{
    private static readonly Dictionary<string, (double From, double Length)> Phases = new(StringComparer.Ordinal)
    {
        ["preparing"] = (0, 0.4),
        ["training"] = (0.4, 0.4),
        ["encoding"] = (0.8, 0.2),
    };

    private ProgressBoard.Scope? scope;
    private string phase = "";
    private int phaseDone;
    private int moved;

    /// <summary>How much work a run is, in no unit: pictures through the trunk, forward once, and backward an epoch.</summary>
    /// <param name="judged">Pictures that it is evaluated on.</param>
    public static int Weight(TrainingOptions options, int models, int pictures, int judged)
    {
        const double Backward = 3;
        var drawn = Math.Min(models, options.MaxModels == 0 ? models : options.MaxModels + options.ValidationModels);
        var trained = (double)pictures * drawn / Math.Max(models, 1);
        var blocks = options.Backbone == Backbone.Vgg19 ? 5.0 : 4;
        var epochs = options.Epochs * Backward * ((blocks - options.FrozenBlocks) / blocks);
        return Math.Max(1, (int)((judged + (trained * (1 + epochs))) * options.InputEdge * options.InputEdge / 10_000));
    }

    public void Report(string what, int done, int total)
    {
        if (!string.Equals(what, phase, StringComparison.Ordinal))
        {
            scope?.Dispose();
            // Steps that an earlier start has made are not this one's.
            (phase, phaseDone) = (what, what == "training" ? done - 1 : 0);
            scope = board.Start($"{run}: {what}", total, phaseDone);
        }

        scope!.Advance(done - phaseDone);
        phaseDone = done;
        var (from, length) = Phases[what];
        MoveTo(from + (length * done / Math.Max(total, 1)));
    }

    public void Dispose()
    {
        scope?.Dispose();
        MoveTo(1);
    }

    private void MoveTo(double share)
    {
        var target = (int)(weight * share);
        if (target <= moved)
            return;
        whole.Advance(target - moved);
        moved = target;
    }
}
