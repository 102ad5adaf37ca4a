using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>How much work the phases of a run are, for the time left: pictures of 100×100 pixels through the whole trunk.</summary>
internal sealed record RunWork(int Preparing, int Training, int Encoding)
{
    public const string PreparingPhase = "preparing";
    public const string TrainingPhase = "training";
    public const string EncodingPhase = "encoding";

    private const double Edge = 100;

    /// <summary>Forward and backward through a block against forward alone.</summary>
    private const double Backward = 3;

    public int Total => Preparing + Training + Encoding;

    /// <param name="data">What it is trained and judged on.</param>
    /// <param name="also">Pictures that it is judged on besides.</param>
    public static RunWork Of(TrainingOptions options, DataFacts data, int also = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        var blocks = options.Backbone == Backbone.Vgg19 ? 5.0 : 4;
        var models = options.MaxModels == 0 ? data.Training.Models : options.MaxModels + options.ValidationModels;
        var share = Math.Min(1, (double)models / Math.Max(1, data.Training.Models));
        var pictures = data.Training.Pictures * share;
        var anEpoch = pictures * (options.Sampler is Sampler.Random or Sampler.SameSubject ? 3 : 1);
        int Work(double through) => Math.Max(1, (int)(through * options.InputEdge * options.InputEdge / (Edge * Edge)));
        return new RunWork(
            Work(pictures * options.FrozenBlocks / blocks),
            Work(anEpoch * options.Epochs * Backward * (blocks - options.FrozenBlocks) / blocks / blocks),
            Work(data.Evaluation.Pictures + data.Threshold.Pictures + also)
        );
    }

    /// <returns>Where a phase begins, and how long it is.</returns>
    public (int From, int Length) Phase(string phase) =>
        phase switch
        {
            PreparingPhase => (0, Preparing),
            TrainingPhase => (Preparing, Training),
            _ => (Preparing + Training, Encoding),
        };
}
