namespace LoraJudge.Style.Training.Sampling;

/// <summary>
/// The paper's draw: every picture is an anchor once an epoch, in random order; its positive is another picture of the same model, its
/// negative a picture of another model, of another family where it has one, both at random.
/// </summary>
internal sealed class TripletSampler(LabelledPictures pictures, int batchSize, bool sameSubject) : BatchSampler(pictures, batchSize)
{
    protected override IEnumerable<TrainingBatch> Draw(Random random)
    {
        while (true)
        {
            int[] anchors = [.. Enumerable.Range(0, Pictures.Count)];
            random.Shuffle(anchors);
            foreach (var batch in anchors.Chunk(BatchSize))
                yield return Batch(batch, random);
        }
    }

    private TrainingBatch Batch(int[] anchors, Random random)
    {
        var drawn = new List<int>(3 * anchors.Length);
        var triplets = new (int, int, int)[anchors.Length];
        for (var index = 0; index < anchors.Length; index++)
        {
            triplets[index] = (drawn.Count, drawn.Count + 1, drawn.Count + 2);
            drawn.AddRange([anchors[index], Positive(anchors[index], random), Negative(anchors[index], random)]);
        }

        return new TrainingBatch([.. drawn], triplets);
    }

    private int Positive(int anchor, Random random)
    {
        var own = Pictures.OfModel[Pictures.Models[anchor]];
        var drawn = own[random.Next(own.Length - 1)];
        return drawn == anchor ? own[^1] : drawn;
    }

    private int Negative(int anchor, Random random)
    {
        var model = Pictures.Models[anchor];
        var family = Pictures.FamilyOf[model];
        if (sameSubject)
        {
            int[] others =
            [
                .. Pictures.OfSubject(Pictures.Subjects[anchor]).Where(index => Pictures.FamilyOf[Pictures.Models[index]] != family),
            ];
            if (others.Length > 0)
                return others[random.Next(others.Length)];
        }

        // First the model, then its picture: a model with many pictures is no more often the other one.
        int other;
        do
        {
            other = random.Next(Pictures.OfModel.Length - 1);
            other = other >= model ? other + 1 : other;
        } while (Pictures.FamilyOf[other] == family);

        var negatives = Pictures.OfModel[other];
        return negatives[random.Next(negatives.Length)];
    }
}
