namespace LoraJudge.Style.Training;

/// <summary>The network that turns pictures into activations.</summary>
public enum Backbone
{
    /// <summary>VGG19's convolutions, pre-trained on ImageNet: the paper's.</summary>
    Vgg19,

    /// <summary>A small network of our own, trained from nothing.</summary>
    Compact,

    /// <summary>The first three stages of ResNet18 (He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016),
    /// pre-trained on ImageNet, batch normalisation folded in.</summary>
    ResNet18,
}

/// <summary>How activations become one vector a picture.</summary>
public enum Pooling
{
    /// <summary>As VGG19 does: the last block's maximum pooling, averaged to 7×7 places, flattened.</summary>
    Vgg,

    /// <summary>Each channel's mean and deviation, over several layers: places are forgotten.</summary>
    Statistics,
}

/// <summary>How the head learns.</summary>
public enum TrainingMethod
{
    /// <summary>Step by step, along the gradients of a loss.</summary>
    Gradients,

    /// <summary>In closed form: the linear discriminant of the models (Fisher 1936; Rao 1948).</summary>
    Discriminant,

    /// <summary>Not at all: the principal inputs are the vector.</summary>
    Principal,
}

/// <summary>Which pictures meet in a batch.</summary>
public enum Sampler
{
    /// <summary>The paper's: anchor, positive (same model) and negative (another model) at random.</summary>
    Random,

    /// <summary>As <see cref="Random"/>, but the negative shows the anchor's subject wherever another model has such a picture.</summary>
    SameSubject,

    /// <summary>Several pictures of several models; for every pair the nearest negative that is farther than the positive
    /// (Schroff, Kalenichenko and Philbin, "FaceNet", 2015).</summary>
    SemiHard,

    /// <summary>Several pictures of several models; for every anchor its farthest positive and its nearest negative
    /// (Hermans, Beyer and Leibe, "In Defense of the Triplet Loss", 2017).</summary>
    BatchHard,
}

public enum LossKind
{
    /// <summary>The paper's Eq. 2: max(‖a−p‖₂ − ‖a−n‖₂ + m, 0), averaged over the batch's triplets.</summary>
    Triplet,

    /// <summary>Wang et al., "Multi-Similarity Loss with General Pair Weighting", 2019; over all pairs of a batch.</summary>
    MultiSimilarity,

    /// <summary>Khosla et al., "Supervised Contrastive Learning", 2020; over all pairs of a batch.</summary>
    SupervisedContrastive,
}

public enum OptimizerKind
{
    Sgd,
    AdamW,
}

public enum Schedule
{
    Constant,

    /// <summary>Half a cosine from the learning rate to nothing, after a linear rise over the first twentieth of the steps.</summary>
    Cosine,
}

/// <summary>What convolutions are computed in. Parameters and losses are 32-bit floats whatever it is.</summary>
public enum Precision
{
    Float32,

    /// <summary>Faster where the processor has instructions for it.</summary>
    BFloat16,
}
