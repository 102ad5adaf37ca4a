using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Training;

/// <summary>Everything that a training run can choose. The defaults are the paper's, where the paper says.</summary>
public sealed record TrainingOptions
{
    public Backbone Backbone { get; init; } = Backbone.Vgg19;

    /// <summary>Leading blocks of the trunk that it has; 0 for all. The compact network and ResNet18 can be cut.</summary>
    public int Stages { get; init; }

    /// <summary>Leading blocks of the trunk that stay as they are (VGG19 has 5, the compact network 4, ResNet18 3): all of them is transfer learning
    /// alone, for the compact network on random features. Their activations are computed once and cached.</summary>
    public int FrozenBlocks { get; init; } = 4;

    /// <summary>Side of the square input in pixels.</summary>
    public int InputEdge { get; init; } = 128;

    public Pooling Pooling { get; init; } = Pooling.Vgg;

    /// <summary>
    /// Channels that the first and last layer of each block are mixed down to, whose covariances join the statistics (the Gram matrices of
    /// Gatys, Ecker and Bethge 2016, kept small by random orthonormal mixtures); 0 for none. For <see cref="Pooling.Statistics"/>.
    /// </summary>
    public int Covariances { get; init; }

    /// <summary>
    /// Principal directions of the training pictures' statistics that the head takes, whitened, instead of the statistics; 0 for all
    /// statistics, standardized. For trunks that stay as they are.
    /// </summary>
    public int PrincipalInputs { get; init; }

    /// <summary>Units of the hidden layer between pooling and output; 0 for none.</summary>
    public int HiddenUnits { get; init; }

    /// <summary>Whether a linear layer goes from the head's inputs straight to the vector, beside the hidden layer.</summary>
    public bool LinearPath { get; init; }

    /// <summary>
    /// Heads that are trained side by side from different starts. Their vectors are joined and brought down to
    /// <see cref="Dimensions"/> by principal components: what one head alone believes is averaged out.
    /// </summary>
    public int Heads { get; init; } = 1;

    /// <summary>Length of the style vector.</summary>
    public int Dimensions { get; init; } = 128;

    /// <summary>Whether each head's vectors are brought to Euclidean length 1.</summary>
    public bool UnitLength { get; init; }

    public TrainingMethod Method { get; init; } = TrainingMethod.Gradients;

    /// <summary>How models are ranked by the vectors.</summary>
    public RankingMethod Ranking { get; init; } = RankingMethod.MeanDistance;

    /// <summary>Share of the discriminant's scatter within models that is replaced by the same scatter along every direction; 0 for none.</summary>
    public double Shrinkage { get; init; }

    public LossKind Loss { get; init; } = LossKind.Triplet;

    /// <summary>m of Eq. 2; the paper does not say which.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Temperature of the supervised contrastive loss.</summary>
    public double Temperature { get; init; } = 0.1;

    public Sampler Sampler { get; init; } = Sampler.Random;

    /// <summary>Triplets a batch for <see cref="Sampler.Random"/> and <see cref="Sampler.SameSubject"/>; pictures a batch for the others.</summary>
    public int BatchSize { get; init; } = 20;

    /// <summary>Pictures of each model in a batch, for samplers that draw several of each.</summary>
    public int PicturesAModel { get; init; } = 4;

    /// <summary>An epoch draws as many anchors (or pictures) as there are training pictures.</summary>
    public int Epochs { get; init; } = 12;

    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;
    public double LearningRate { get; init; } = 0.001;
    public double Momentum { get; init; }
    public double WeightDecay { get; init; }
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>Share of the hidden layer's inputs and units left out at random while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Deviation of the normal noise that is added to the head's inputs while training, in deviations of the inputs.</summary>
    public double InputNoise { get; init; }

    /// <summary>
    /// Largest share that another picture of the same model has in a picture's statistics while training (mixup within a class,
    /// Verma et al. 2019); the share is drawn anew for each. 0 for none.
    /// </summary>
    public double Mixing { get; init; }

    /// <summary>Whether pictures are mirrored at random while training; colours are never changed.</summary>
    public bool Flips { get; init; }

    /// <summary>Smallest side of a random crop, as a share of the picture's; 1 for none.</summary>
    public double SmallestCrop { get; init; } = 1;

    /// <summary>
    /// Whether statistics are also taken of each picture's four overlapping corners, in the pass that takes the picture's own, and every
    /// second time a corner is trained on instead of the picture. For <see cref="Pooling.Statistics"/> with the whole trunk frozen.
    /// </summary>
    public bool Corners { get; init; }

    /// <summary>Views of each picture that are cached when blocks are frozen and pictures are augmented; the first is the picture as it is.</summary>
    public int CachedViews { get; init; } = 1;

    /// <summary>Most models that are trained on, drawn by the seed; 0 for all.</summary>
    public int MaxModels { get; init; }

    /// <summary>Models set aside to validate on, drawn by the seed.</summary>
    public int ValidationModels { get; init; }

    /// <summary>Whether pictures that the transfer left nearly as they were (Eq. 1) are left out, where originals are there.</summary>
    public bool Cleansing { get; init; } = true;

    /// <summary>Mean squared error below which a picture counts as left as it was.</summary>
    public double CleansingThreshold { get; init; } = 0.01;

    /// <summary>Subjects or categories of samples that are trained on; empty for all.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>"auto" (CUDA where it is there), "cpu" or "cuda".</summary>
    public string Device { get; init; } = "auto";

    public long Seed { get; init; } = 1;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() => TrainingOptionsCheck.Problem(this);
}
