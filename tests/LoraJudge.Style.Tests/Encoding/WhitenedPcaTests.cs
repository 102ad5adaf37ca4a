using System.Runtime.InteropServices;
using CsCheck;
using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Tests.Encoding;

public sealed class WhitenedPcaTests
{
    private static readonly WhitenedPca Projection = new([1, 2, 3], [1, 0, 0, 0, 2, 0]);

    [Fact]
    public void A_projection_has_unit_length()
    {
        var projected = Projection.Project([4, 4, 100]);

        Assert.Equal([0.6f, 0.8f], projected, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_mean_itself_projects_to_zero() => Assert.Equal([0f, 0f], Projection.Project([1, 2, 3]));

    [Fact]
    public void Statistics_of_another_length_are_refused() =>
        Assert.Contains(
            "takes 3 statistics, not 2",
            Assert.Throws<ArgumentException>(() => Projection.Project([1, 2])).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 4)]
    public void Numbers_that_are_no_rows_are_refused(int mean, int rows) =>
        Assert.Throws<ArgumentException>(() => new WhitenedPca(new float[mean], new float[rows]));

    [Fact]
    public void Its_bytes_read_as_the_same_projection()
    {
        var read = WhitenedPca.FromBytes(Projection.ToBytes());

        Assert.Equal((3, 2), (read.InputDimensions, read.Dimensions));
        Assert.Equal(Projection.ToBytes(), read.ToBytes());
        Assert.Equal(Projection.Project([5, 1, 2]), read.Project([5, 1, 2]));
    }

    [Fact]
    public void Whatever_is_cut_off_or_added_is_refused()
    {
        var bytes = Projection.ToBytes();

        Assert.All(Enumerable.Range(0, bytes.Length), length => Refused(bytes[..length]));
        Refused([.. bytes, 0]);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-3, 2)]
    [InlineData(3, -1)]
    [InlineData(2, 3)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(1 << 30, 3)]
    public void Sizes_that_its_bytes_do_not_hold_are_refused(int input, int output)
    {
        var bytes = Projection.ToBytes();
        MemoryMarshal.Write(bytes.AsSpan(8), input);
        MemoryMarshal.Write(bytes.AsSpan(12), output);

        Refused(bytes);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_refused(float number)
    {
        var bytes = Projection.ToBytes();
        MemoryMarshal.Write(bytes.AsSpan(20), number);

        Refused(bytes);
    }

    [Fact]
    public void Other_bytes_are_refused() => Gen.Byte.Array[0, 60].Sample(Refused);

    private static void Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => WhitenedPca.FromBytes(bytes));
}
