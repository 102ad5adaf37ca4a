using LoraJudge.Style.Training;
using LoraJudge.Style.Training.Sampling;

namespace LoraJudge.Style.Tests.Training.Sampling;

public sealed class SamplerTests
{
    private static readonly TrainingPicture[] Pictures =
    [
        .. from model in Enumerable.Range(0, 7)
        from sample in Enumerable.Range(0, 6)
        select new TrainingPicture($"m{model}", $"s{sample}", $"subject {sample / 2}", () => []),
    ];

    private readonly LabelledPictures labels = new(Pictures);

    [Theory]
    [InlineData(Sampler.Random)]
    [InlineData(Sampler.SameSubject)]
    public void A_positive_is_another_picture_of_the_anchors_model_and_a_negative_is_of_another_model(Sampler sampler)
    {
        var triplets = Triplets(sampler, epochs: 20);

        Assert.All(triplets, triplet => Assert.NotEqual(triplet.Anchor, triplet.Positive));
        Assert.All(triplets, triplet => Assert.Equal(labels.Models[triplet.Anchor], labels.Models[triplet.Positive]));
        Assert.All(triplets, triplet => Assert.NotEqual(labels.Models[triplet.Anchor], labels.Models[triplet.Negative]));
    }

    [Fact]
    public void Every_picture_is_an_anchor_once_an_epoch()
    {
        var anchors = Triplets(Sampler.Random, epochs: 1).Select(triplet => triplet.Anchor).Order();

        Assert.Equal(Enumerable.Range(0, Pictures.Length), anchors);
    }

    [Fact]
    public void Every_other_picture_comes_to_be_positive_and_negative()
    {
        var triplets = Triplets(Sampler.Random, epochs: 400).Where(triplet => triplet.Anchor == 8).ToArray();

        Assert.Equal([6, 7, 9, 10, 11], triplets.Select(triplet => triplet.Positive).Distinct().Order());
        Assert.Equal(Pictures.Length - 6, triplets.Select(triplet => triplet.Negative).Distinct().Count());
    }

    [Fact]
    public void Negatives_of_the_same_subject_show_what_the_anchor_shows()
    {
        var triplets = Triplets(Sampler.SameSubject, epochs: 10);

        Assert.All(triplets, triplet => Assert.Equal(labels.Subjects[triplet.Anchor], labels.Subjects[triplet.Negative]));
    }

    [Fact]
    public void A_subject_that_only_one_model_has_gets_negatives_of_others()
    {
        TrainingPicture[] pictures = [.. Pictures, new("m0", "alone", "alone", () => [])];
        var lonely = new LabelledPictures(pictures);

        var triplets = Batches(Sampler.SameSubject, lonely, epoch: 1)
            .SelectMany(batch =>
                batch.Triplets!.Select(triplet => (Anchor: batch.Pictures[triplet.Anchor], Negative: batch.Pictures[triplet.Negative]))
            );

        Assert.Contains(
            triplets,
            triplet => triplet.Anchor == Pictures.Length && lonely.Models[triplet.Negative] != lonely.Models[triplet.Anchor]
        );
    }

    [Fact]
    public void A_batch_for_mining_has_several_pictures_of_each_of_its_models()
    {
        var batches = Batches(Sampler.BatchHard, labels, epoch: 3);

        Assert.All(
            batches,
            batch =>
            {
                Assert.Equal(batch.Pictures.Length, batch.Pictures.Distinct().Count());
                Assert.All(batch.Pictures.GroupBy(picture => labels.Models[picture]), model => Assert.Equal(3, model.Count()));
                Assert.Equal(4, batch.Pictures.Select(picture => labels.Models[picture]).Distinct().Count());
            }
        );
    }

    [Fact]
    public void Every_model_comes_as_often_as_any_other()
    {
        var sampler = BatchSampler.Create(Options(Sampler.BatchHard), labels);

        var times = sampler.Rounds(5, 1).Take(70).SelectMany(batch => batch.Pictures).CountBy(picture => labels.Models[picture]).ToArray();

        Assert.All(times, model => Assert.Equal(70 * 4 * 3 / 7, model.Value));
    }

    [Theory]
    [InlineData(Sampler.Random)]
    [InlineData(Sampler.SameSubject)]
    [InlineData(Sampler.BatchHard)]
    public void Models_of_one_family_are_never_each_others_negatives(Sampler sampler)
    {
        var families = new LabelledPictures([.. Pictures.Select(picture => picture with { Family = FamilyOf(picture.Model) })]);
        int Family(int picture) => families.FamilyOf[families.Models[picture]];

        foreach (var batch in Enumerable.Range(1, 20).SelectMany(epoch => Batches(sampler, families, epoch)))
        {
            foreach (var (anchor, _, negative) in batch.Triplets ?? [])
                Assert.NotEqual(Family(batch.Pictures[anchor]), Family(batch.Pictures[negative]));
            if (batch.Triplets is null)
                Assert.All(
                    batch.Pictures.GroupBy(Family),
                    family => Assert.Single(family.Select(picture => families.Models[picture]).Distinct())
                );
        }
    }

    [Fact]
    public void Every_model_of_a_family_comes_to_be_drawn()
    {
        var families = new LabelledPictures([.. Pictures.Select(picture => picture with { Family = FamilyOf(picture.Model) })]);
        var sampler = BatchSampler.Create(Options(Sampler.BatchHard), families);

        var drawn = sampler.Rounds(5, 1).Take(70).SelectMany(batch => batch.Pictures).Select(picture => families.Models[picture]);

        Assert.Equal(7, drawn.Distinct().Count());
    }

    [Fact]
    public void Models_that_are_all_of_one_family_are_told_apart_as_strangers_are()
    {
        var one = new LabelledPictures([.. Pictures.Select(picture => picture with { Family = "one" })]);

        Assert.Equal(Triplets(Sampler.Random, epochs: 3), Triplets(Sampler.Random, epochs: 3, one));
    }

    [Fact]
    public void An_epoch_is_the_same_whatever_was_drawn_before_it()
    {
        var alone = Batches(Sampler.Random, labels, epoch: 4).SelectMany(batch => batch.Pictures);
        _ = Batches(Sampler.Random, labels, epoch: 3);

        Assert.Equal(alone, Batches(Sampler.Random, labels, epoch: 4).SelectMany(batch => batch.Pictures));
        Assert.NotEqual(alone, Batches(Sampler.Random, labels, epoch: 5).SelectMany(batch => batch.Pictures));
    }

    /// <summary>Three of one family, two of another, two alone.</summary>
    private static string? FamilyOf(string model) =>
        model switch
        {
            "m0" or "m3" or "m6" => "first",
            "m1" or "m2" => "second",
            _ => null,
        };

    private (int Anchor, int Positive, int Negative)[] Triplets(Sampler sampler, int epochs, LabelledPictures? of = null) =>
        [
            .. Enumerable
                .Range(1, epochs)
                .SelectMany(epoch => Batches(sampler, of ?? labels, epoch))
                .SelectMany(batch =>
                    batch.Triplets!.Select(triplet =>
                        (batch.Pictures[triplet.Anchor], batch.Pictures[triplet.Positive], batch.Pictures[triplet.Negative])
                    )
                ),
        ];

    private static TrainingBatch[] Batches(Sampler sampler, LabelledPictures labels, int epoch) =>
        [.. BatchSampler.Create(Options(sampler), labels).Epoch(seed: 11, epoch)];

    private static TrainingOptions Options(Sampler sampler) =>
        new()
        {
            Sampler = sampler,
            BatchSize = sampler == Sampler.BatchHard ? 12 : 7,
            PicturesAModel = 3,
        };
}
