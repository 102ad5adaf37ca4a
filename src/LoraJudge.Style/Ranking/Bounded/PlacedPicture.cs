using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>A query's vector in a frame, and q̂: itself in steps as small as integer sums bear, divided by the
/// frame's weights where a centroid's are multiplied by them.</summary>
internal sealed class PlacedPicture
{
    public PlacedPicture(Frame frame, float[] vector)
    {
        Vector = vector;
        var wide = Array.ConvertAll(vector, number => (double)number);
        var placed = frame.Place(wide);
        var norm = TensorPrimitives.Norm<double>(placed);
        var rounding = Rounding.Of(vector.Length, 1);
        var largest = DotKernel.LargestCode(vector.Length);
        Step = (float)(placed.Select((number, index) => Math.Abs(number) * frame.Weights[index]).Max() / largest);
        if (norm > Frame.Farthest || Step < float.ScaleB(1, -100))
            Step = 0;
        Pairs = new int[(vector.Length + 1) / 2];
        var (squares, error) = (0.0, 0.0);
        for (var index = 0; index < placed.Length; index++)
        {
            var step = Step / (double)frame.Weights[index];
            var code = Step == 0 ? 0 : (int)Math.Clamp(Math.Round(placed[index] / step), -largest, largest);
            Pairs[index / 2] |= (index & 1) == 0 ? code & 0xFFFF : code << 16;
            squares += Math.Pow(code * step, 2);
            error += Math.Pow(placed[index] - (code * step), 2);
        }

        NormSquared = (float)squares;
        // So far out nothing is said in single precision.
        Error =
            norm > Frame.Farthest
                ? float.PositiveInfinity
                : Rounding.Up(((Math.Sqrt(error) * (1 + rounding)) + (rounding * norm)) * (1 + Rounding.Variance));
    }

    public float[] Vector { get; }

    /// <summary>Codes of two dimensions each, as <see cref="DotKernel"/> takes them.</summary>
    public int[] Pairs { get; }
    public float Step { get; }

    /// <summary>‖q̂‖².</summary>
    public float NormSquared { get; }

    /// <summary>Not less than ‖q − q̂‖; infinite for a picture too far out to be bounded by the scan.</summary>
    public float Error { get; }
}
