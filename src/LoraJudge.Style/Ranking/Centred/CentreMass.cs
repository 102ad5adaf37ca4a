using System.Numerics;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>Σ exp(−sharpness · (‖q − c‖² − d²)) over models, d the distance of the nearest: every term is 1 or less.</summary>
/// <param name="nearest">d.</param>
/// <param name="models">How many there are.</param>
/// <param name="allowed">By number of traits; null for all.</param>
internal sealed class CentreMass(CentreBounds bounds, double sharpness, double nearest, int models, bool[]? allowed)
{
    /// <summary>All models left out together may weigh e to the minus this of the nearest: 1.1e-7.</summary>
    private const double LeftOut = 16;

    /// <summary>Infinite where no model is too far to matter.</summary>
    private readonly float reach = bounds.ReachOf(Math.Sqrt((nearest * nearest) + ((Math.Log(models) + LeftOut) / sharpness)));

    public double Sum { get; private set; }

    /// <param name="next">The chunk that will be added next, if any.</param>
    public void Add(CentreChunk chunk, CentreChunk? next)
    {
        for (var block = 0; block < chunk.Blocks; block++)
        {
            next?.FetchBlock(block);
            for (var near = bounds.Of(chunk, block, reach).Near; near != 0; near &= near - 1)
            {
                var slot = (block * CentreChunk.Block) + BitOperations.TrailingZeroCount(near);
                if (allowed?[chunk.Entries[slot].Traits] == false)
                    continue;
                var distance = StyleDistance.Between(bounds.Query, chunk.CentreOf(slot));
                Sum += Math.Exp(sharpness * ((nearest * nearest) - (distance * distance)));
            }
        }
    }
}
