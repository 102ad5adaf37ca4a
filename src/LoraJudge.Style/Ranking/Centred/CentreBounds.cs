using System.Runtime.Intrinsics;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>What four-bit codes say of a query's distances: sixteen models at a time, in the frame's units.</summary>
internal sealed class CentreBounds
{
    private readonly int[] pairs;
    private readonly int offset;
    private readonly PlacedPicture picture;
    private readonly double unit;

    public CentreBounds(Frame frame, float[] query)
    {
        (picture, unit) = (new PlacedPicture(frame, query), frame.Unit);
        pairs = new int[NibbleCodes.PairsOf(frame.Dimensions)];
        picture.Pairs.CopyTo(pairs, 0);
        offset = NibbleCodes.Largest * pairs.Sum(pair => (short)pair + (pair >> 16));
    }

    public float[] Query => picture.Vector;

    /// <returns>What a lower bound must exceed for a model to be farther than this.</returns>
    public float ReachOf(double distance) => Rounding.Up(distance / unit * (1 + Rounding.Scan));

    /// <returns>A bit for each model of a block that may be within reach; not more than ‖q̂ − ĉ‖²; not less than ‖q − q̂‖ + ‖c − ĉ‖.</returns>
    public (uint Near, Vector512<float> Squares, Vector512<float> Errors) Of(CentreChunk chunk, int block, float reach)
    {
        var products = (NibbleKernel.Multiply(chunk.CodesOf(block), pairs) << 1) - Vector512.Create(offset);
        var norms = Vector512.Create(chunk.NormsOf(block)) + Vector512.Create(picture.NormSquared);
        var scaled = Vector512.Create(chunk.ScalesOf(block)) * (Vector512.ConvertToSingle(products) * picture.Step);
        var squares = (norms * (1 - Rounding.Expanded)) - scaled;
        var errors = Vector512.Create(chunk.ErrorsOf(block)) + Vector512.Create(picture.Error);
        var farthest = errors + Vector512.Create(reach);
        // What is not a number is not above.
        var above = Vector512.GreaterThan(squares, farthest * farthest);
        return (~(uint)above.ExtractMostSignificantBits() & chunk.MaskOf(block), squares, errors);
    }
}
