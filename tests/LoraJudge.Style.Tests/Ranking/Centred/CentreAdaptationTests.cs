using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking.Centred;

public sealed class CentreAdaptationTests
{
    private static readonly CentreAdaptation Adaptation = new([1, 2, 3], [0, 1, 0], 2);

    [Fact]
    public void Vectors_are_centred_and_lose_what_lies_along_the_samples_directions()
    {
        Assert.Equal([4, 0, -3], Adaptation.Project([5, 9, 0]));
        Assert.Equal((3, 3, 1), (Adaptation.InputDimensions, Adaptation.Dimensions, Adaptation.Removed));
    }

    [Fact]
    public void A_centre_of_few_pictures_is_drawn_towards_the_mean()
    {
        Assert.Equal(
            [1, 0, 1],
            Adaptation.Centre([
                [3, 0, 3],
            ])
        );
        Assert.Equal(
            [1.5f, 0, 3],
            Adaptation.Centre([
                [2, 0, 4],
                [4, 0, 8],
            ])
        );
        Assert.Equal(
            [3, 0, 3],
            new CentreAdaptation([1, 2, 3], [], 0).Centre([
                [3, 0, 3],
            ])
        );
    }

    [Fact]
    public void A_centre_does_not_depend_on_the_order_of_its_pictures()
    {
        var random = new Random(1);
        var vectors = Enumerable.Range(0, 50).Select(_ => new[] { random.NextSingle(), 1e8f * random.NextSingle(), 1e-8f }).ToArray();
        var centre = Adaptation.Centre(vectors);

        random.Shuffle(vectors);

        Assert.Equal(centre, Adaptation.Centre(vectors));
    }

    [Fact]
    public void What_is_stored_is_read_again()
    {
        var read = Assert.IsType<CentreAdaptation>(StyleProjection.FromBytes(Adaptation.ToBytes()));

        Assert.Equal(Adaptation.ToBytes(), read.ToBytes());
        Assert.Equal(Adaptation.Project([5, 9, 0]), read.Project([5, 9, 0]));
        Assert.Equal(2, read.Shrinkage);
    }

    [Fact]
    public void A_whitening_is_read_as_one()
    {
        Assert.IsType<WhitenedPca>(StyleProjection.FromBytes(new WhitenedPca([1, 2], [1, 0]).ToBytes()));
    }

    [Fact]
    public void Damaged_bytes_are_refused()
    {
        var bytes = Adaptation.ToBytes();
        byte[] notFinite = [.. bytes[..^4], .. BitConverter.GetBytes(float.NaN)];
        byte[] negative = [.. bytes[..16], .. BitConverter.GetBytes(-1.0), .. bytes[24..]];

        foreach (var damaged in (byte[][])[bytes[..^1], bytes[..20], [.. bytes, 0], notFinite, negative, []])
            Assert.Throws<InvalidDataException>(() => CentreAdaptation.FromBytes(damaged));
    }

    [Fact]
    public void Vectors_of_another_length_and_models_without_pictures_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Adaptation.Project([1, 2]));
        Assert.Throws<ArgumentException>(() => Adaptation.Centre([]));
    }
}
