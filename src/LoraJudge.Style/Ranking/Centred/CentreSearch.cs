using System.Numerics;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>One query over all chunks: models whose lower bound does not exceed the k-th smallest distance so far are scored exactly.</summary>
internal sealed class CentreSearch
{
    /// <summary>Distances shorter than this, in units, may vanish in single precision.</summary>
    private static readonly double Shortest = Math.ScaleB(1, -70);

    private readonly float[] query;
    private readonly bool[]? allowed;
    private readonly double unit;
    private readonly int[] pairs;
    private readonly int offset;
    private readonly float step;
    private readonly float normSquared;
    private readonly float error;
    private readonly NearestModels nearest;
    private float reach = float.PositiveInfinity;

    /// <param name="count">From 1 to the number of models.</param>
    /// <param name="allowed">By number of traits; null for all.</param>
    public CentreSearch(Frame frame, float[] query, int count, bool[]? allowed)
    {
        (this.query, this.allowed, unit, nearest) = (query, allowed, frame.Unit, new NearestModels(count));
        var picture = new PlacedPicture(frame, query);
        (step, normSquared, error) = (picture.Step, picture.NormSquared, picture.Error);
        pairs = new int[NibbleCodes.LengthOf(frame.Dimensions) / 4];
        picture.Pairs.CopyTo(pairs, 0);
        offset = NibbleCodes.Largest * pairs.Sum(pair => (short)pair + (pair >> 16));
    }

    /// <summary>Models scored exactly.</summary>
    public int Scored { get; private set; }

    public IReadOnlyList<RankedModel> Ranking => nearest.Ranking;

    public void Look(CentreChunk chunk)
    {
        Span<int> dots = stackalloc int[CentreChunk.Block];
        for (var block = 0; block < chunk.Blocks; block++)
        {
            NibbleKernel.Multiply(chunk.CodesOf(block), pairs, dots);
            for (var lane = 0; lane < CentreChunk.Block; lane += Vector<float>.Count)
            {
                var above = Above(chunk, block, lane, dots);
                if (!Vector.EqualsAll(above, Vector<int>.AllBitsSet))
                    Score(chunk, (block * CentreChunk.Block) + lane, above);
            }
        }
    }

    /// <summary>D̂ − ε − ‖q − q̂‖ > reach, all of it squared; what is not a number is not above.</summary>
    private Vector<int> Above(CentreChunk chunk, int block, int lane, ReadOnlySpan<int> dots)
    {
        var scales = new Vector<float>(chunk.ScalesOf(block)[lane..]);
        var products = (new Vector<int>(dots[lane..]) * 2) - new Vector<int>(offset);
        var squares = new Vector<float>(chunk.NormsOf(block)[lane..]) + new Vector<float>(normSquared);
        var least = (squares * (1 - Rounding.Expanded)) - (scales * (Vector.ConvertToSingle(products) * step));
        var farthest = (scales * chunk.ErrorOf(block)) + new Vector<float>(reach + error);
        return Vector.GreaterThan(least, farthest * farthest);
    }

    private void Score(CentreChunk chunk, int first, Vector<int> above)
    {
        for (var lane = 0; lane < Math.Min(Vector<int>.Count, chunk.Count - first); lane++)
        {
            var entry = chunk.Entries[first + lane];
            if (above[lane] != 0 || allowed?[entry.Traits] == false)
                continue;
            nearest.Add(new RankedModel(entry.ModelId, StyleDistance.Between(query, chunk.CentreOf(first + lane))));
            Scored++;
        }

        reach = Rounding.Up((nearest.Farthest / unit * (1 + Rounding.Scan)) + Shortest);
    }
}
