using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>The losses of the methods' encoders by epoch, as the paper's Fig. 4 shows them.</summary>
internal static class LossPicture
{
    public static ResultPicture? Of(IReadOnlyList<EncoderLosses> runs)
    {
        EncoderLosses[] shown = [.. runs.Where(run => run.Epochs.Length > 1)];
        return shown.Length == 0
            ? null
            : new ResultPicture(
                "loss",
                "Losses of the methods' encoders",
                "Mean training loss of each epoch. Methods of different loss functions are not on one scale: what each line says is whether its training had settled.",
                string.Join(
                    " ",
                    shown.Select(run =>
                        $"{run.Method}: {ResultWords.Two(run.Loss[0])} in the first epoch, {ResultWords.Two(run.Loss[^1])} in the last of {run.Loss.Length}."
                    )
                ),
                420,
                plot => Draw(plot, shown)
            );
    }

    private static void Draw(Plot plot, EncoderLosses[] shown)
    {
        foreach (var (number, run) in shown.Index())
            EncoderLines.Add(plot, number, run.Method, run.Epochs, run.Loss);
        plot.XLabel("Epoch");
        plot.YLabel("Loss");
        plot.Axes.SetLimits(0.5, shown.Max(run => run.Epochs[^1]) + 0.5, 0, 1.08 * shown.Max(run => run.Loss.Max()));
        EncoderLines.Legend(plot, Alignment.UpperRight);
    }
}
