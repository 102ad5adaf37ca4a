using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Training.Options;

/// <summary>Named options to start from.</summary>
/// <param name="Says">What it is, in a sentence.</param>
public sealed record TrainingPreset(string Name, string Says, TrainingOptions Options)
{
    public bool NeedsWeights => Options.Backbone == Backbone.Vgg19;

    /// <summary>What the portal suggests: in closed form, over a network that comes with the program.</summary>
    public static TrainingPreset Discriminant { get; } =
        new(
            "Discriminant",
            "Fit to these models: found at once over ResNet18's statistics, in minutes on a processor; no weights needed. Ranks by centre.",
            VariantMethods.Ours.Options with
            {
                ValidationModels = 0,
            }
        );

    /// <summary>A small network trained from nothing: minutes on two cores, no weights needed.</summary>
    public static TrainingPreset Compact { get; } =
        new(
            "Compact",
            "A small network from nothing: minutes on a processor, no weights needed.",
            new TrainingOptions
            {
                Backbone = Backbone.Compact,
                FrozenBlocks = 0,
                InputEdge = 96,
                Pooling = Pooling.Statistics,
                UnitLength = true,
                Loss = LossKind.SupervisedContrastive,
                Sampler = Sampler.BatchHard,
                BatchSize = 64,
                Epochs = 12,
                Optimizer = OptimizerKind.AdamW,
                Schedule = Schedule.Cosine,
                ValidationModels = 5,
            }
        );

    public static IReadOnlyList<TrainingPreset> All { get; } =
    [
        Discriminant,
        Compact,
        .. VariantMethods
            .All.Where(method => method != VariantMethods.Ours)
            .Select(method => new TrainingPreset(method.Name, Words(method), method.Options)),
    ];

    public static TrainingPreset? Find(string? name) =>
        All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <returns>Name of the preset that trains the same but for the seed; null where there is none.</returns>
    public static string? NameOf(TrainingOptions options) =>
        All.FirstOrDefault(preset => TrainingOptionsJson.AreSame(preset.Options, options))?.Name;

    private static string Words(VariantMethod method) =>
        method.Name switch
        {
            "Proposed" => "The paper's method: VGG19, its last block fine-tuned on 20 models.",
            "Proposed+" => "The paper's method with 30 models.",
            "NoCleansing" => "The paper's method; pictures that the transfer left as they were stay in.",
            "NoFine-Tuning" => "The paper's method with the whole of VGG19 left as it is.",
            "FaceOnly" => "The paper's method, trained on faces alone.",
            "Untrained" => "Statistics of VGG19's layers, of which nothing is learnt: what training is compared with.",
            _ => "Statistics of VGG19's layers and all models: better than the paper's, hours of work.",
        };
}
