namespace LoraJudge.Style.Training.Sampling;

/// <summary>
/// Batches of several pictures of each of several models, no two of one family: all that is in a batch of another model is a negative. All
/// models come once before one comes again.
/// </summary>
internal sealed class SeveralOfEachSampler(LabelledPictures pictures, int batchSize, int picturesAModel) : BatchSampler(pictures, batchSize)
{
    protected override IEnumerable<TrainingBatch> Draw(Random random)
    {
        var modelsABatch = Math.Min(Math.Max(2, BatchSize / picturesAModel), Pictures.Families);
        var queue = new List<int>();
        while (true)
        {
            var (models, families) = (new List<int>(), new HashSet<int>());
            // A batch may span the end of one round of models: a family that the next round draws twice waits for its turn.
            while (models.Count < modelsABatch)
            {
                var next = queue.FindIndex(model => !families.Contains(Pictures.FamilyOf[model]));
                if (next < 0)
                {
                    Refill(queue, families, random);
                    continue;
                }

                models.Add(queue[next]);
                families.Add(Pictures.FamilyOf[queue[next]]);
                queue.RemoveAt(next);
            }

            yield return new TrainingBatch([.. models.SelectMany(model => Several(Pictures.OfModel[model], random))], null);
        }
    }

    private void Refill(List<int> queue, HashSet<int> taken, Random random)
    {
        int[] models = [.. Enumerable.Range(0, Pictures.OfModel.Length)];
        random.Shuffle(models);
        queue.AddRange(models.OrderBy(model => taken.Contains(Pictures.FamilyOf[model])));
    }

    private int[] Several(int[] own, Random random) => own.Length <= picturesAModel ? own : [.. Shuffled(own, random).Take(picturesAModel)];

    private static int[] Shuffled(int[] own, Random random)
    {
        int[] copy = [.. own];
        random.Shuffle(copy);
        return copy;
    }
}
