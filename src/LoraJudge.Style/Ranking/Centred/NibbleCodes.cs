using System.Numerics.Tensors;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// Centres in four-bit steps: a code n in dimension j stands for (n − 7½) · scale · w_j, w the frame's weights.
/// </summary>
internal static class NibbleCodes
{
    public const int Largest = 15;

    /// <summary>The step in standard deviations by which sixteen steps lose least of normal numbers.</summary>
    private const double Step = 0.3352;

    /// <summary>So no ‖ĉ‖² is below 2⁻¹⁰², and its margin is a normal number.</summary>
    private static readonly double ShortestScale = Math.ScaleB(1, -50);

    /// <summary>Numbers that hold the codes of sixteen models.</summary>
    public static int LengthOf(int dimensions) => (dimensions + NibbleKernel.Group - 1) / NibbleKernel.Group * NibbleKernel.Lanes;

    /// <summary>Pairs of a query's numbers that belong to them.</summary>
    public static int PairsOf(int dimensions) => LengthOf(dimensions) / NibbleKernel.Lanes * NibbleKernel.Pairs;

    /// <param name="codes">Of sixteen models, zero where this one's come to lie.</param>
    /// <param name="lane">Which of them.</param>
    /// <param name="placed">Room for D numbers.</param>
    /// <returns>
    /// The scale; ‖ĉ‖² of the point that the codes stand for; not less than ‖c − ĉ‖. A centre too far out to be bounded: 0, not a
    /// number, 0.
    /// </returns>
    public static (float Scale, float NormSquared, float Error) Write(
        Frame frame,
        ReadOnlySpan<float> centre,
        Span<int> codes,
        int lane,
        Span<double> placed
    )
    {
        var largest = 0.0;
        for (var index = 0; index < placed.Length; index++)
        {
            placed[index] = ((double)centre[index] - frame.Centre[index]) / frame.Unit;
            largest = Math.Max(largest, Math.Abs(placed[index]) / frame.Weights[index]);
        }

        var norm = TensorPrimitives.Norm<double>(placed);
        if (norm > Frame.Farthest)
            return (0, float.NaN, 0);
        var scale = (float)Math.Max(Math.Min(largest * 2 / Largest, Step * norm / TensorPrimitives.Norm(frame.Weights)), ShortestScale);
        var (squares, error) = (0.0, 0.0);
        for (var index = 0; index < placed.Length; index++)
        {
            var step = (double)scale * frame.Weights[index];
            var code = (int)Math.Clamp((placed[index] / step) + 8, 0, Largest);
            codes[CodeAt(lane, index)] |= code << ShiftOf(index);
            var value = (code - (Largest / 2.0)) * step;
            squares += value * value;
            error += (placed[index] - value) * (placed[index] - value);
        }

        var rounding = Rounding.Of(placed.Length, 1);
        return (scale, (float)squares, Rounding.Up(((Math.Sqrt(error) * (1 + rounding)) + (rounding * norm)) * (1 + Rounding.Variance)));
    }

    private static int CodeAt(int lane, int dimension) => (dimension / NibbleKernel.Group * NibbleKernel.Lanes) + lane;

    private static int ShiftOf(int dimension) => (dimension % 2 * 16) + (dimension % NibbleKernel.Group / 2 * 4);
}
