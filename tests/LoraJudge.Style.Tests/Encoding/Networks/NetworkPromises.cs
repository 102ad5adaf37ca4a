using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Networks;

/// <summary>What every network keeps, whichever it is.</summary>
[Trait("needs", "torch")]
public abstract class NetworkPromises
{
    /// <summary>Fresh, with the smallest input that the tests need.</summary>
    protected abstract IEncoderNetwork Make();

    protected IReadOnlyList<RgbImage> Pictures(int edge) =>
        [.. ProceduralSamples.Categories.Select(category => ProceduralSamples.Create(category, 0).Render(edge, edge))];

    protected BatchEncoder Encoder()
    {
        TorchRuntime.EnsureLoaded();
        return new BatchEncoder(Make(), torch.CPU);
    }

    [Fact]
    public void Every_picture_gets_a_finite_vector_of_the_stated_length()
    {
        using var encoder = Encoder();
        var edge = encoder.Description.InputEdge;
        RgbImage[] pictures = [.. Pictures(edge), Flat(edge, 0), Flat(edge, 255)];

        var vectors = encoder.Encode(pictures);

        Assert.Equal(pictures.Length, vectors.Length);
        Assert.All(vectors, vector => Assert.Equal(encoder.Description.Dimensions, vector.Length));
        Assert.All(vectors, vector => Assert.All(vector, number => Assert.InRange(number, -1e4f, 1e4f)));
    }

    [Fact]
    public void The_same_picture_gets_the_same_vector_every_time()
    {
        using var first = Encoder();
        using var second = Encoder();
        var pictures = Pictures(first.Description.InputEdge);

        var vectors = first.Encode(pictures);

        Assert.Equal(vectors, first.Encode(pictures));
        Assert.Equal(vectors, second.Encode(pictures));
        Assert.Equal(first.Description, second.Description);
    }

    [Fact]
    public void A_batch_gives_what_its_pictures_give_alone()
    {
        using var encoder = Encoder();
        var pictures = Pictures(encoder.Description.InputEdge);

        var together = encoder.Encode(pictures);

        var alone = pictures.Select(picture => encoder.Encode([picture])[0]);
        Assert.All(
            together.Zip(alone),
            pair => Assert.Equal(pair.Second, pair.First, (a, b) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, pair.Second.Max()))
        );
    }

    [Fact]
    public void Pictures_of_different_styles_get_different_vectors()
    {
        using var encoder = Encoder();

        var vectors = encoder.Encode(Pictures(encoder.Description.InputEdge));

        Assert.Equal(vectors.Length, vectors.Select(vector => string.Join(' ', vector)).Distinct().Count());
    }

    [Fact]
    public void Hundreds_of_batches_leave_no_tensor_behind()
    {
        using var encoder = Encoder();
        var pictures = Pictures(encoder.Description.InputEdge).Take(2).ToArray();
        encoder.Encode(pictures);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var batch = 0; batch < 300; batch++)
            encoder.Encode(pictures);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_disposed_network_leaves_no_tensor_behind()
    {
        TorchRuntime.EnsureLoaded();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var encoder = Encoder())
        {
            Assert.NotEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            encoder.Encode(Pictures(encoder.Description.InputEdge));
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Its_hash_is_a_sha256()
    {
        using var encoder = Encoder();

        Assert.Matches("^[0-9a-f]{64}$", encoder.Description.Hash);
    }

    private static RgbImage Flat(int edge, byte value)
    {
        var pixels = new byte[edge * edge * 3];
        Array.Fill(pixels, value);
        return new RgbImage(edge, edge, pixels);
    }
}
