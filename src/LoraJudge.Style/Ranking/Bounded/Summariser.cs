using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>A model's references → its summary. Names and margins are those of docs/ranking.md.</summary>
internal sealed class Summariser
{
    private readonly Frame frame;
    private readonly int count;
    private readonly int dimensions;
    private readonly double rounding;
    private readonly double[] centroid;
    private readonly double[] offsets;
    private readonly double[] squares;

    /// <summary>δ ≥ ‖c̃ − c‖, c̃ the centroid as computed.</summary>
    private readonly double drift;
    private readonly double radius;

    private Summariser(Frame frame, ReadOnlySpan<float> references)
    {
        this.frame = frame;
        dimensions = frame.Dimensions;
        count = references.Length / dimensions;
        rounding = Rounding.Of(dimensions, count);
        centroid = new double[dimensions];
        offsets = new double[references.Length];
        squares = new double[count];
        TensorPrimitives.ConvertTruncating(references, offsets);
        for (var reference = 0; reference < count; reference++)
            TensorPrimitives.Add<double>(centroid, Offset(reference), centroid);
        TensorPrimitives.Divide(centroid, count, centroid);
        drift = rounding * TensorPrimitives.Norm<double>(offsets) / Math.Sqrt(count);
        for (var reference = 0; reference < count; reference++)
        {
            TensorPrimitives.Subtract<double>(Offset(reference), centroid, Offset(reference));
            squares[reference] = TensorPrimitives.SumOfSquares<double>(Offset(reference));
        }

        radius = Math.Sqrt(squares.Max()) * (1 + rounding);
    }

    /// <param name="references">n × D, n of one or more.</param>
    public static ModelSummary Summarise(Frame frame, ReadOnlySpan<float> references) => new Summariser(frame, references).Summary();

    private Span<double> Offset(int reference) => offsets.AsSpan(reference * dimensions, dimensions);

    private ModelSummary Summary()
    {
        var placed = frame.Place(centroid);
        var floats = Array.ConvertAll(centroid, number => (float)number);
        var isBounded = radius / frame.Unit <= Frame.Farthest && TensorPrimitives.Norm<double>(placed) <= Frame.Farthest;
        if (!isBounded)
            return Unbounded(floats);
        var quantised = Quantised.Of(frame, placed);
        var error =
            (TensorPrimitives.Distance<double>(placed, quantised.Point(frame)) * (1 + rounding))
            + (rounding * TensorPrimitives.Norm<double>(placed));
        var mean = TensorPrimitives.Sum<double>(squares) / count;
        var variance = Rounding.Down(InUnits((mean * (1 - rounding)) - (drift * drift), 2));
        // What v lacks is made up for by distances that are this much larger.
        var lack = 2 * drift;
        if (variance < float.ScaleB(1, -100))
            (variance, lack) = (0, lack + Math.Sqrt(mean * (1 + rounding)));
        var (scanned, refined) = (new float[ModelSummary.ScannedFields], new float[ModelSummary.RefinedFields]);
        scanned[(int)ScannedField.Scale] = quantised.Scale;
        scanned[(int)ScannedField.Error] = Rounding.Up((error + InUnits(drift + lack, 1)) * (1 + Rounding.Variance));
        scanned[(int)ScannedField.NormSquared] = (float)quantised.NormSquared;
        scanned[(int)ScannedField.Variance] = variance;
        refined[(int)RefinedField.Error] = Rounding.Up(InUnits(FloatError(floats) + drift + lack, 1));
        var direction = Spread(mean, scanned, refined);
        scanned.AsSpan((int)ScannedField.Variance).CopyTo(refined.AsSpan((int)RefinedField.Variance));
        return new ModelSummary(quantised.Codes, scanned, floats, direction, refined);
    }

    private ModelSummary Unbounded(float[] floats)
    {
        var (scanned, refined) = (new float[ModelSummary.ScannedFields], new float[ModelSummary.RefinedFields]);
        scanned[(int)ScannedField.Error] = refined[(int)RefinedField.Error] = float.PositiveInfinity;
        return new ModelSummary(new sbyte[dimensions], scanned, floats, new sbyte[dimensions], refined);
    }

    private double FloatError(float[] floats)
    {
        var error = 0.0;
        for (var index = 0; index < dimensions; index++)
            error += Math.Pow(floats[index] - centroid[index], 2);
        return Math.Sqrt(error) * (1 + rounding);
    }

    /// <summary>Σ, σ, b and the radii, and g with what they are along it and across.</summary>
    private sbyte[] Spread(double mean, float[] scanned, float[] refined)
    {
        var principal = new double[dimensions];
        var lambda = Spectrum.Largest(offsets, count, rounding, principal);
        var (sigma, b) = Moments(mean, lambda);
        var cube = rounding * radius * radius * radius;
        var shift = 2 * lambda * drift;
        var beta = Math.Min((TensorPrimitives.Norm<double>(b) * (1 + rounding)) + (8 * cube) + shift, sigma * Math.Sqrt(lambda));
        scanned[(int)ScannedField.SigmaSquared] = Rounding.Up(InUnits(sigma * sigma * (1 + rounding), 4));
        scanned[(int)ScannedField.FourLambda] = Rounding.Up(InUnits(4 * lambda, 2));
        scanned[(int)ScannedField.FourBeta] = Rounding.Up(InUnits(4 * beta * (1 + rounding), 3));
        refined[(int)RefinedField.Radius] = Rounding.Up(InUnits(radius + drift, 1));
        refined[(int)RefinedField.MeanRadius] = Rounding.Down(InUnits((squares.Average(Math.Sqrt) * (1 - rounding)) - drift, 1));

        var (direction, unit) = Coarse(principal);
        var (along, coupling, across) = Split(unit);
        var betaAlong = TensorPrimitives.Dot<double>(b, unit);
        TensorPrimitives.MultiplyAdd(unit, -betaAlong, b, b);
        refined[(int)RefinedField.Along] = Rounding.Up(InUnits(along, 2));
        refined[(int)RefinedField.Coupling] = Rounding.Up(InUnits(coupling, 2));
        refined[(int)RefinedField.Across] = Rounding.Up(InUnits(Math.Min(across, lambda), 2));
        refined[(int)RefinedField.BetaAlong] = Rounding.Up(InUnits((Math.Abs(betaAlong) * (1 + rounding)) + (16 * cube) + shift, 3));
        refined[(int)RefinedField.BetaAcross] = Rounding.Up(
            InUnits((TensorPrimitives.Norm<double>(b) * (1 + rounding)) + (16 * cube) + shift, 3)
        );
        return direction;
    }

    /// <returns>σ, not too small, and b as computed.</returns>
    private (double Sigma, double[] B) Moments(double mean, double lambda)
    {
        var (sum, b) = (0.0, new double[dimensions]);
        for (var reference = 0; reference < count; reference++)
        {
            var deviation = squares[reference] - mean;
            sum += deviation * deviation;
            TensorPrimitives.MultiplyAdd(Offset(reference), deviation / count, b, b);
        }

        var margin = (2 * rounding * radius * radius) + (2 * drift * Math.Sqrt(lambda));
        return ((Math.Sqrt(sum / count) * (1 + rounding)) + margin, b);
    }

    /// <summary>The direction in eight bits, and of length one: bounds hold for any direction, so that nothing is lost to its rounding.</summary>
    private static (sbyte[] Direction, double[] Unit) Coarse(double[] principal)
    {
        var largest = principal.Max(Math.Abs);
        var direction =
            largest == 0
                ? new sbyte[principal.Length]
                : Array.ConvertAll(principal, number => (sbyte)Math.Round(number / largest * sbyte.MaxValue));
        var length = Math.Sqrt(direction.Sum(code => (double)code * code));
        return (direction, Array.ConvertAll(direction, code => length == 0 ? 0 : code / length));
    }

    /// <returns>gᵀΣg, ‖PΣg‖ and λmax(PΣP), none too small; takes g out of the offsets.</returns>
    private (double Along, double Coupling, double Across) Split(double[] unit)
    {
        var (along, image) = (0.0, new double[dimensions]);
        for (var reference = 0; reference < count; reference++)
        {
            var part = TensorPrimitives.Dot<double>(Offset(reference), unit);
            along += part * part / count;
            TensorPrimitives.MultiplyAdd(Offset(reference), part / count, image, image);
            TensorPrimitives.MultiplyAdd(unit, -part, Offset(reference), Offset(reference));
        }

        TensorPrimitives.MultiplyAdd(unit, -TensorPrimitives.Dot<double>(image, unit), image, image);
        var margin = 8 * rounding * radius * radius * count;
        var coupling = (TensorPrimitives.Norm<double>(image) * (1 + rounding)) + margin + (drift * drift);
        var across = Spectrum.Largest(offsets, count, rounding, default) + margin;
        return ((along * (1 + rounding)) + margin, coupling, across);
    }

    private double InUnits(double value, int power) => value / Math.Pow(frame.Unit, power);
}
