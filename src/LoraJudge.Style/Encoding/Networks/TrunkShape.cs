using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;

namespace LoraJudge.Style.Encoding.Networks;

/// <summary>Sizes in a trunk after a number of its blocks.</summary>
/// <param name="Statistics">Numbers of statistics of the layers so far; 0 where the pooling takes none.</param>
/// <param name="Channels">Of the map.</param>
/// <param name="Side">Of the map, in places; pooled already where the next block pools first.</param>
internal sealed record TrunkShape(int Statistics, int Channels, int Side)
{
    /// <summary>Mean and deviation of red, green and blue.</summary>
    public const int PictureStatistics = 6;

    /// <summary>Whether there is something left to do with the map.</summary>
    public bool HasMap => Side > 0;

    public int Length => Statistics + (Channels * Side * Side);

    /// <summary>Channels that a layer is mixed down to for its covariances; 0 where none are taken.</summary>
    public static int Mixed(EncoderArchitecture architecture, TrunkLayer layer) =>
        architecture.Covariances > 0 && TrunkLayout.TakesCovariances(architecture.Backbone, layer)
            ? Math.Min(architecture.Covariances, layer.Outputs)
            : 0;

    /// <exception cref="ArgumentException">The picture is too small for that many blocks.</exception>
    public static TrunkShape After(EncoderArchitecture architecture, int blocks)
    {
        var layers = TrunkLayout.Of(architecture);
        var statistics = architecture.Pooling == Pooling.Statistics ? PictureStatistics : 0;
        var (channels, side) = (3, architecture.InputEdge);
        foreach (var layer in layers.Where(layer => layer.Block <= blocks))
        {
            (channels, side) = (layer.Outputs, layer.Side(side));
            statistics += architecture.Pooling == Pooling.Statistics ? 2 * layer.Outputs : 0;
            var mixed = Mixed(architecture, layer);
            statistics += mixed * (mixed + 1) / 2;
        }

        if (side < 1)
            throw new ArgumentException($"{architecture.InputEdge} pixels are too few for {blocks} blocks.", nameof(architecture));
        var last = blocks == layers[^1].Block;
        var pools = last ? architecture.Pooling == Pooling.Vgg : blocks > 0 && layers.First(layer => layer.Block > blocks).PoolFirst;
        return last && architecture.Pooling == Pooling.Statistics
            ? new TrunkShape(statistics, channels, 0)
            : new TrunkShape(statistics, channels, pools ? side / 2 : side);
    }
}
