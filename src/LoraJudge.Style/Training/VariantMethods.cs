using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Training;

/// <summary>The paper's variant methods, and ours, as named settings. Where the paper is silent (margin, input size, which layers are
/// fine-tuned) all of its methods share one choice.</summary>
public static class VariantMethods
{
    private static readonly TrainingOptions Paper = new()
    {
        InputEdge = 96,
        FrozenBlocks = 4,
        MaxModels = 20,
        ValidationModels = 10,
    };

    /// <summary>Diverse samples, 20 models, the last block fine-tuned: the control.</summary>
    public static VariantMethod Proposed { get; } = new("Proposed", Paper);

    /// <summary>30 models.</summary>
    public static VariantMethod ProposedPlus { get; } = new("Proposed+", Paper with { MaxModels = 30 });

    /// <summary>Failed transfers are kept.</summary>
    public static VariantMethod NoCleansing { get; } = new("NoCleansing", Paper with { Cleansing = false });

    /// <summary>Transfer learning alone: the whole trunk stays as it is.</summary>
    public static VariantMethod NoFineTuning { get; } = new("NoFine-Tuning", Paper with { FrozenBlocks = 5 });

    /// <summary>Faces alone.</summary>
    public static VariantMethod FaceOnly { get; } = new("FaceOnly", Paper with { Subjects = ["face", "portrait"] });

    /// <summary>
    /// The linear discriminant of all models over statistics of ResNet18's layers, found in closed form; models are ranked by centre. The
    /// network comes with the program.
    /// </summary>
    public static VariantMethod Ours { get; } =
        new(
            "Ours",
            new TrainingOptions
            {
                Backbone = Backbone.ResNet18,
                FrozenBlocks = 3,
                InputEdge = 160,
                Pooling = Pooling.Statistics,
                PrincipalInputs = 400,
                Method = TrainingMethod.Discriminant,
                Ranking = RankingMethod.Centre,
                Shrinkage = 0.3,
                Epochs = 1,
                ValidationModels = 40,
            }
        );

    /// <summary>
    /// What was ours before: statistics of all layers of the trunk at the pictures' own size, five heads of a hidden layer and a linear path each, supervised
    /// contrast over many models a batch, noise and mixing within models.
    /// </summary>
    public static VariantMethod OursVgg19 { get; } =
        new(
            "Ours-VGG19",
            new TrainingOptions
            {
                InputEdge = 150,
                FrozenBlocks = 5,
                Pooling = Pooling.Statistics,
                Covariances = 48,
                PrincipalInputs = 512,
                HiddenUnits = 1024,
                LinearPath = true,
                Heads = 5,
                UnitLength = true,
                Loss = LossKind.SupervisedContrastive,
                Temperature = 0.06,
                Sampler = Sampler.BatchHard,
                BatchSize = 512,
                PicturesAModel = 4,
                Epochs = 40,
                Optimizer = OptimizerKind.AdamW,
                LearningRate = 0.001,
                WeightDecay = 0.01,
                Schedule = Schedule.Cosine,
                Dropout = 0.2,
                InputNoise = 0.3,
                Mixing = 0.5,
                Corners = true,
                Precision = Precision.BFloat16,
                ValidationModels = 40,
            }
        );

    /// <summary>Nothing is learnt of models: principal directions of the statistics of VGG19's layers.</summary>
    public static VariantMethod Untrained { get; } =
        new(
            "Untrained",
            new TrainingOptions
            {
                InputEdge = 150,
                FrozenBlocks = 5,
                Pooling = Pooling.Statistics,
                PrincipalInputs = 128,
                Method = TrainingMethod.Principal,
                Epochs = 1,
                ValidationModels = 40,
            }
        );

    public static IReadOnlyList<VariantMethod> All { get; } =
    [Proposed, ProposedPlus, NoCleansing, NoFineTuning, FaceOnly, Ours, OursVgg19, Untrained];

    /// <summary>The method of that name, or null.</summary>
    public static VariantMethod? Find(string name) =>
        All.FirstOrDefault(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Name">As the paper's tables have it.</param>
public sealed record VariantMethod(string Name, TrainingOptions Options);
