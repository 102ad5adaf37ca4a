using System.Numerics;
using System.Runtime.Intrinsics;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>One query over all chunks: models whose lower bound does not exceed the k-th smallest distance so far are scored exactly.</summary>
/// <param name="count">From 1 to the number of models.</param>
/// <param name="allowed">By number of traits; null for all.</param>
internal sealed class CentreSearch(Frame frame, float[] query, int count, bool[]? allowed)
{
    /// <summary>Centres that are on their way from memory while one is scored.</summary>
    private const int Ahead = 8;

    private readonly CentreBounds bounds = new(frame, query);
    private readonly NearestModels nearest = new(count);

    /// <summary>The k smallest ‖q̂ − ĉ‖².</summary>
    private readonly SmallestNumbers seeming = new(count);
    private readonly List<Candidate> candidates = [];
    private float reach = float.PositiveInfinity;

    /// <summary>Models scored exactly.</summary>
    public int Scored { get; private set; }

    public IReadOnlyList<RankedModel> Ranking => nearest.Ranking;

    /// <summary>Scans a chunk; all chunks have to be looked at before <see cref="Finish"/>.</summary>
    /// <param name="next">The chunk that will be looked at next, if any.</param>
    public void Look(CentreChunk chunk, CentreChunk? next)
    {
        for (var block = 0; block < chunk.Blocks; block++)
        {
            next?.FetchBlock(block);
            var (near, squares, errors) = bounds.Of(chunk, block, reach);
            if (near != 0)
                Keep(chunk, block, near, squares, errors);
        }
    }

    /// <summary>Scores the models that the scan has left, the nearest first.</summary>
    public void Finish()
    {
        candidates.RemoveAll(candidate => candidate.Least > reach);
        candidates.Sort((a, b) => a.Least.CompareTo(b.Least));
        for (var number = -Ahead; number < candidates.Count; number++)
        {
            if (number + Ahead < candidates.Count)
                candidates[number + Ahead].Chunk.Fetch(candidates[number + Ahead].Slot);
            if (number < 0)
                continue;
            if (candidates[number].Least > reach)
                break;
            Score(candidates[number].Chunk, candidates[number].Slot);
        }
    }

    /// <summary>
    /// Models that seem to be among the nearest so far are scored at once, so that few others come near enough to be kept for later.
    /// </summary>
    private void Keep(CentreChunk chunk, int block, uint near, Vector512<float> squares, Vector512<float> errors)
    {
        for (; near != 0; near &= near - 1)
        {
            var lane = BitOperations.TrailingZeroCount(near);
            var (square, slot) = (squares[lane], (block * CentreChunk.Block) + lane);
            if (allowed?[chunk.Entries[slot].Traits] == false)
                continue;
            if (square >= seeming.Largest)
            {
                candidates.Add(new Candidate(MathF.Sqrt(square) - errors[lane], chunk, slot));
                continue;
            }

            seeming.Add(square);
            Score(chunk, slot);
        }
    }

    private void Score(CentreChunk chunk, int slot)
    {
        nearest.Add(new RankedModel(chunk.Entries[slot].ModelId, StyleDistance.Between(query, chunk.CentreOf(slot))));
        reach = bounds.ReachOf(nearest.Farthest);
        Scored++;
    }

    /// <param name="Least">A lower bound; not a number where there is none.</param>
    private readonly record struct Candidate(float Least, CentreChunk Chunk, int Slot);
}
