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
    /// Statistics of all layers of the trunk at the pictures' own size, five heads of a hidden layer and a linear path each, supervised
    /// contrast over many models a batch, noise and mixing within models.
    /// </summary>
    public static VariantMethod Ours { get; } =
        new(
            "Ours",
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

    public static IReadOnlyList<VariantMethod> All { get; } = [Proposed, ProposedPlus, NoCleansing, NoFineTuning, FaceOnly, Ours];

    /// <summary>The method of that name, or null.</summary>
    public static VariantMethod? Find(string name) =>
        All.FirstOrDefault(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Name">As the paper's tables have it.</param>
public sealed record VariantMethod(string Name, TrainingOptions Options);
