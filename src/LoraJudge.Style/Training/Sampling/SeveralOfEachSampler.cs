namespace LoraJudge.Style.Training.Sampling;

/// <summary>Batches of several pictures of each of several models. All models come once before one comes again.</summary>
internal sealed class SeveralOfEachSampler(LabelledPictures pictures, int batchSize, int picturesAModel) : BatchSampler(pictures, batchSize)
{
    protected override IEnumerable<TrainingBatch> Draw(Random random)
    {
        var modelsABatch = Math.Max(2, BatchSize / picturesAModel);
        var queue = new Queue<int>();
        while (true)
        {
            var models = new HashSet<int>();
            // A batch may span the end of one round of models: what the next round draws twice waits for its turn.
            while (models.Count < Math.Min(modelsABatch, Pictures.OfModel.Length))
            {
                if (queue.Count == 0)
                    Refill(queue, models, random);
                models.Add(queue.Dequeue());
            }

            yield return new TrainingBatch([.. models.SelectMany(model => Several(Pictures.OfModel[model], random))], null);
        }
    }

    private void Refill(Queue<int> queue, HashSet<int> taken, Random random)
    {
        int[] models = [.. Enumerable.Range(0, Pictures.OfModel.Length)];
        random.Shuffle(models);
        foreach (var model in models.OrderBy(taken.Contains))
            queue.Enqueue(model);
    }

    private int[] Several(int[] own, Random random) => own.Length <= picturesAModel ? own : [.. Shuffled(own, random).Take(picturesAModel)];

    private static int[] Shuffled(int[] own, Random random)
    {
        int[] copy = [.. own];
        random.Shuffle(copy);
        return copy;
    }
}
