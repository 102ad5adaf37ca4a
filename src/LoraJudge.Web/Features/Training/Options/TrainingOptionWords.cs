namespace LoraJudge.Web.Features.Training.Options;

/// <summary>What people read about an option.</summary>
/// <param name="Name">As <see cref="LoraJudge.Style.Training.TrainingOptions"/> has it.</param>
/// <param name="IsMain">Whether it stands in the first part of the form.</param>
public sealed record TrainingOptionWords(string Name, string Label, string Help, bool IsMain = false)
{
    /// <summary>In the order in which forms and lists show them.</summary>
    public static IReadOnlyList<TrainingOptionWords> All { get; } =
    [
        new(
            "Backbone",
            "Network",
            "Vgg19 is the paper's and needs weights; ResNet18 comes with the program; Compact is small and starts from nothing.",
            IsMain: true
        ),
        new(
            "Method",
            "Method",
            "Gradients learns step by step; Discriminant finds at once what tells the models apart; Principal learns nothing.",
            IsMain: true
        ),
        new("Epochs", "Epochs", "Rounds over all training pictures; 1 for what is found at once.", IsMain: true),
        new("InputEdge", "Input size", "Side of the square input in pixels. Larger finds finer strokes and takes longer.", IsMain: true),
        new("BatchSize", "Batch", "Triplets a step for the samplers Random and SameSubject; pictures a step for the others.", IsMain: true),
        new("LearningRate", "Learning rate", "How far a step goes. Too high a rate ends in a loss that is no number.", IsMain: true),
        new("MaxModels", "Models", "Most models to train on, drawn by the seed; 0 for all.", IsMain: true),
        new("ValidationModels", "Validation models", "Models set aside to measure on after each epoch; 0 for none.", IsMain: true),
        new("Seed", "Seed", "The same seed gives the same run again on one machine.", IsMain: true),
        new("Cleansing", "Cleansing", "Leave out pictures that the transfer left nearly as they were.", IsMain: true),
        new(
            "FrozenBlocks",
            "Frozen blocks",
            "First blocks that stay as they are: 0 to 5 of VGG19; 0 to 3 of ResNet18; 0 to 4 of the compact network, where they are random."
        ),
        new("Stages", "Stages", "First blocks of Compact or ResNet18 that the network has; 0 for all."),
        new("Ranking", "Ranking", "How models are ranked: MeanDistance is the paper's; Centre goes by the distance to a model's mean."),
        new("Shrinkage", "Shrinkage", "Of the discriminant's scatter within models, 0 to 1: more where models have few pictures."),
        new("Pooling", "Pooling", "How activations become one vector: as VGG does, or each channel's mean and deviation."),
        new("Covariances", "Covariances", "Channels that layers are mixed down to, whose covariances join the statistics; 0 for none."),
        new("PrincipalInputs", "Principal inputs", "Whitened principal directions of the statistics that the head takes; 0 for all."),
        new("HiddenUnits", "Hidden units", "Size of the layer before the output; 0 for none."),
        new("LinearPath", "Linear path", "A linear layer beside the hidden one."),
        new("Heads", "Heads", "Heads trained side by side, whose vectors are joined; each takes as long as the first."),
        new("Dimensions", "Dimensions", "Length of the style vector."),
        new("UnitLength", "Unit length", "Bring vectors to length 1."),
        new("Loss", "Loss", "Triplet is the paper's; the others compare all pictures of a batch."),
        new("Margin", "Margin", "m of the triplet loss."),
        new("Temperature", "Temperature", "Of the supervised contrastive loss."),
        new("Sampler", "Sampler", "Which pictures meet in a batch: Random is the paper's."),
        new("PicturesAModel", "Pictures a model", "Of each model in a batch, for SemiHard and BatchHard."),
        new("Optimizer", "Optimizer", "Sgd is the paper's."),
        new("Schedule", "Schedule", "Whether the learning rate stays or falls along a cosine."),
        new("Momentum", "Momentum", "Of Sgd; 0 for none."),
        new("WeightDecay", "Weight decay", "Pulls weights towards 0; 0 for none."),
        new("Dropout", "Dropout", "Share of the hidden layer's inputs and units left out at random."),
        new("InputNoise", "Input noise", "Deviation of the noise on the head's inputs while training; 0 for none."),
        new("Mixing", "Mixing", "Largest share of another picture of the same model mixed into each; 0 for none."),
        new("Flips", "Flips", "Mirror pictures at random."),
        new("SmallestCrop", "Smallest crop", "Side of random crops as a share of the picture's; 1 for none."),
        new("Corners", "Corners", "Train on statistics of the pictures' corners too, with the whole trunk frozen."),
        new("CachedViews", "Cached views", "Views of each picture that are kept where blocks are frozen."),
        new("CleansingThreshold", "Cleansing threshold", "Mean squared error below which a picture counts as left as it was."),
        new("Subjects", "Subjects", "Categories of samples to train on, with commas between; empty for all."),
        new("Precision", "Precision", "BFloat16 is faster where the processor has instructions for it."),
        new("Device", "Device", "auto (CUDA where it is there), cpu or cuda."),
    ];

    public static IEnumerable<TrainingOptionWords> Main => All.Where(option => option.IsMain);

    public static IEnumerable<TrainingOptionWords> More => All.Where(option => !option.IsMain);
}
