namespace LoraJudge.Style.Training;

/// <summary>The learning rate of each step.</summary>
internal static class LearningRates
{
    private const double Rise = 1.0 / 20;

    /// <param name="step">From 0.</param>
    /// <param name="steps">Of the whole run.</param>
    public static double At(TrainingOptions options, int step, int steps)
    {
        if (options.Schedule == Schedule.Constant)
            return options.LearningRate;
        var share = (step + 1.0) / steps;
        return options.LearningRate * Math.Min(1, share / Rise) * (1 + Math.Cos(Math.PI * step / steps)) / 2;
    }
}
