using LoraJudge.Style.Encoding.Networks;

namespace LoraJudge.Style.Training;

/// <summary>What a run's options may be, in words.</summary>
internal static class TrainingOptionsCheck
{
    public const int MaxEdge = 1024;

    public static string? Problem(TrainingOptions options) =>
        Network(options) ?? AtOnce(options) ?? Loss(options) ?? Course(options) ?? Pictures(options);

    private static string? Network(TrainingOptions o) =>
        o.Stages < 0 || o.Stages > TrunkLayout.Blocks(o.Backbone) || (o.Backbone == Backbone.Vgg19 && o.Stages > 0)
            ? $"Stages is {o.Stages}: write 0 for the whole trunk, or for Compact and ResNet18 a number up to {TrunkLayout.Blocks(o.Backbone)}."
        : o.FrozenBlocks < 0 || o.FrozenBlocks > Blocks(o)
            ? $"FrozenBlocks is {o.FrozenBlocks}: write a number from 0 (everything is trained) to {Blocks(o)} (nothing of the trunk is)."
        : o.Backbone != Backbone.Vgg19 && o.Pooling == Pooling.Vgg ? $"Pooling is Vgg for {o.Backbone}: write Statistics."
        : o.Backbone == Backbone.ResNet18 && o.InputEdge % 16 != 0
            ? $"InputEdge is {o.InputEdge}: ResNet18 wants a multiple of 16, for example 160."
        : o.InputEdge is < Vgg19Statistics.MinEdge or > MaxEdge
            ? $"InputEdge is {o.InputEdge}: write a number of pixels from {Vgg19Statistics.MinEdge} to {MaxEdge}, for example 128."
        : o.Covariances is < 0 or > 64 || (o.Covariances > 0 && o.Pooling != Pooling.Statistics)
            ? $"Covariances is {o.Covariances}: write 0 for none, or a number up to 64 with the pooling {Pooling.Statistics}."
        : o.PrincipalInputs is < 0 or 1 or > 8192 || (o.PrincipalInputs > 0 && o.Pooling != Pooling.Statistics)
            ? $"PrincipalInputs is {o.PrincipalInputs}: write 0 for all statistics, or a number from 2 to 8192 with the pooling {Pooling.Statistics}."
        : o.HiddenUnits is < 0 or > 8192 ? $"HiddenUnits is {o.HiddenUnits}: write 0 for no hidden layer, or a number up to 8192."
        : o.LinearPath && o.HiddenUnits == 0
            ? "LinearPath is true without a hidden layer to go past: write a number of HiddenUnits, or false."
        : o.Heads is < 1 or > 32 ? $"Heads is {o.Heads}: write a number from 1 to 32."
        : o.Dimensions is < 2 or > 4096 ? $"Dimensions is {o.Dimensions}: write a number from 2 to 4096, for example 128."
        : o.Device is not ("auto" or "cpu" or "cuda") ? $"Device is \"{o.Device}\": write \"auto\", \"cpu\" or \"cuda\"."
        : Within(o.Dropout, 0, 0.95, nameof(o.Dropout))
            ?? Within(o.InputNoise, 0, 10, nameof(o.InputNoise))
            ?? Within(o.Mixing, 0, 1, nameof(o.Mixing));

    private static int Blocks(TrainingOptions o) => o.Stages > 0 ? o.Stages : TrunkLayout.Blocks(o.Backbone);

    /// <summary>Of the methods that find a linear head at once.</summary>
    private static string? AtOnce(TrainingOptions o) =>
        o.Method == TrainingMethod.Gradients ? null
        : o.FrozenBlocks < Blocks(o) ? $"FrozenBlocks is {o.FrozenBlocks}: {Named(o)} leaves the trunk as it is, so write {Blocks(o)}."
        : o.PrincipalInputs == 0 ? $"PrincipalInputs is 0: {Named(o)} needs a number of them, for example 400."
        : o.HiddenUnits > 0 || o.LinearPath || o.Heads > 1
            ? $"HiddenUnits, LinearPath or Heads are those of another method: {Named(o)} wants 0, false and 1."
        : o.Epochs != 1 ? $"Epochs is {o.Epochs}: {Named(o)} is found at once, so write 1."
        : o.Flips || o.SmallestCrop < 1 || o.Corners
            ? "Flips, SmallestCrop and Corners are for training by gradients: write false, 1 and false."
        : Within(o.Shrinkage, 0, 1, nameof(o.Shrinkage));

    private static string Named(TrainingOptions o) =>
        o.Method == TrainingMethod.Discriminant ? "the discriminant" : $"the method {o.Method}";

    private static string? Loss(TrainingOptions o) =>
        !(o.Margin is > 0 and <= 1000) ? $"Margin is {o.Margin}: write a positive number, for example 1."
        : !(o.Temperature is > 0 and <= 100) ? $"Temperature is {o.Temperature}: write a positive number, for example 0.1."
        : o.Loss != LossKind.Triplet && o.Sampler is Sampler.Random or Sampler.SameSubject && o.Loss != LossKind.Triplet
            ? $"Loss {o.Loss} compares all pictures of a batch: choose the sampler {Sampler.BatchHard}."
        : o.Loss != LossKind.Triplet && !o.UnitLength ? $"Loss {o.Loss} compares cosines: set UnitLength to true."
        : null;

    private static string? Course(TrainingOptions o) =>
        o.BatchSize is < 1 or > 4096 ? $"BatchSize is {o.BatchSize}: write a number from 1 to 4096, for example 20."
        : DrawsSeveral(o.Sampler) && (o.PicturesAModel < 2 || o.BatchSize < 2 * o.PicturesAModel)
            ? $"A batch of {o.BatchSize} pictures with {o.PicturesAModel} of each model: write 2 or more of each, and a batch of two models or more."
        : o.Epochs is < 1 or > 10_000 ? $"Epochs is {o.Epochs}: write a number from 1 to 10000, for example 12."
        : !(o.LearningRate is > 0 and <= 10) ? $"LearningRate is {o.LearningRate}: write a positive number, for example 0.001."
        : Within(o.Momentum, 0, 0.9999, nameof(o.Momentum)) ?? Within(o.WeightDecay, 0, 1, nameof(o.WeightDecay));

    private static string? Pictures(TrainingOptions o) =>
        !(o.SmallestCrop is > 0.2 and <= 1) ? $"SmallestCrop is {o.SmallestCrop}: write a share above 0.2, or 1 for no crops."
        : o.Corners && (o.Pooling != Pooling.Statistics || o.FrozenBlocks < Blocks(o))
            ? $"Corners is true: it goes with the pooling {Pooling.Statistics} and FrozenBlocks {Blocks(o)} alone."
        : o.Corners && (o.Flips || o.SmallestCrop < 1)
            ? "Corners is true: write false for Flips and 1 for SmallestCrop, or leave Corners out."
        : o.CachedViews is < 1 or > 64 ? $"CachedViews is {o.CachedViews}: write a number from 1 to 64."
        : o.MaxModels is < 0 or 1 ? $"MaxModels is {o.MaxModels}: write 2 or more, or 0 for all."
        : o.ValidationModels is < 0 or 1 ? $"ValidationModels is {o.ValidationModels}: write 2 or more, or 0 for none."
        : !(o.CleansingThreshold is >= 0 and <= 65025 * 3)
            ? $"CleansingThreshold is {o.CleansingThreshold}: write a mean squared error, for example 0.01."
        : null;

    public static bool DrawsSeveral(Sampler sampler) => sampler is Sampler.SemiHard or Sampler.BatchHard;

    private static string? Within(double value, double from, double to, string name) =>
        value >= from && value <= to ? null : $"{name} is {value}: write a number from {from} to {to}.";
}
