namespace LoraJudge.Style.Training.Sampling;

/// <summary>Draws an epoch's batches. The same seed and epoch give the same batches, whatever was drawn before.</summary>
internal abstract class BatchSampler(LabelledPictures pictures, int batchSize)
{
    protected LabelledPictures Pictures { get; } = pictures;

    protected int BatchSize { get; } = batchSize;

    /// <summary>Steps an epoch.</summary>
    public int Steps => Math.Max(1, Pictures.Count / BatchSize);

    public IEnumerable<TrainingBatch> Epoch(long seed, int epoch) => Rounds(seed, epoch).Take(Steps);

    /// <summary>Batches without end.</summary>
    public IEnumerable<TrainingBatch> Rounds(long seed, int stream) => Draw(SeededRandom.Of(seed, stream));

    /// <summary>Batches without end.</summary>
    protected abstract IEnumerable<TrainingBatch> Draw(Random random);

    public static BatchSampler Create(TrainingOptions options, LabelledPictures pictures) =>
        options.Sampler switch
        {
            Sampler.Random => new TripletSampler(pictures, options.BatchSize, sameSubject: false),
            Sampler.SameSubject => new TripletSampler(pictures, options.BatchSize, sameSubject: true),
            _ => new SeveralOfEachSampler(pictures, options.BatchSize, options.PicturesAModel),
        };
}
