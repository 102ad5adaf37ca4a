namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Blocks × methods without missing cells. Differences from the control are taken within blocks, where the block's level cancels; the
/// residual variance comes from the doubly centred table.
/// </summary>
internal sealed class TwoWayLayout
{
    private readonly double[] meanFromOrigin;
    private readonly double origin;
    private readonly int control;

    public TwoWayLayout(double[,] scores, int control)
    {
        CheckShape(scores, control);
        Require.Squarable(scores, nameof(scores));
        Blocks = scores.GetLength(0);
        Methods = scores.GetLength(1);
        this.control = control;
        origin = scores[0, 0];
        var centred = CentreRows(scores);
        var methodMeans = ColumnMeans(centred);
        meanFromOrigin = Array.ConvertAll(methodMeans, mean => mean - methodMeans[control]);
        ControlMean = MeanOfControl(scores);
        MeanSquare = DegreesOfFreedom == 0 ? double.NaN : Residual(centred, methodMeans) / DegreesOfFreedom;
    }

    /// <summary>Refuses a table without cells or with one column, and a control that is none of them.</summary>
    public static void CheckShape(double[,] scores, int control)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Require.NotEmpty(scores.Length, nameof(scores));
        var methods = scores.GetLength(1);
        Require.That(methods > 1, nameof(scores), "It has one column; a comparison needs at least two methods.");
        Require.That(control >= 0 && control < methods, nameof(control), $"It is {control}; there are {methods} columns.");
    }

    public int Blocks { get; }
    public int Methods { get; }
    public int DegreesOfFreedom => (Methods - 1) * (Blocks - 1);
    public double ControlMean { get; }

    /// <summary>Residual mean square.</summary>
    public double MeanSquare { get; }

    public ManyToOneResult Result(Alternative alternative, double level, double critical, Func<double, double> adjusted)
    {
        var error = Math.Sqrt(2 * MeanSquare / Blocks);
        var comparisons = new List<Comparison>();
        for (var method = 0; method < Methods; method++)
        {
            if (method == control)
                continue;
            var difference = meanFromOrigin[method];
            comparisons.Add(
                Contrast.Make(ControlMean + difference, difference, error, DegreesOfFreedom, alternative, adjusted, critical, level)
            );
        }
        return new(
            alternative,
            level,
            ControlMean,
            Figure.Of(DegreesOfFreedom),
            OrNoDegrees(Math.Sqrt(MeanSquare)),
            OrNoDegrees(critical),
            comparisons
        )
        {
            IsDegenerate = MeanSquare == 0,
        };
    }

    private double[,] CentreRows(double[,] scores)
    {
        var centred = new double[Blocks, Methods];
        for (var block = 0; block < Blocks; block++)
        {
            // Differences from the row's own first score are exact for close numbers; equal scores become exactly 0.
            var sum = new CompensatedSum();
            for (var method = 0; method < Methods; method++)
                sum.Add(scores[block, method] - scores[block, 0]);
            for (var method = 0; method < Methods; method++)
                centred[block, method] = scores[block, method] - scores[block, 0] - sum.Value / Methods;
        }
        return centred;
    }

    private double[] ColumnMeans(double[,] table)
    {
        var means = new double[Methods];
        for (var method = 0; method < Methods; method++)
        {
            var sum = new CompensatedSum();
            for (var block = 0; block < Blocks; block++)
                sum.Add(table[block, method]);
            means[method] = sum.Value / Blocks;
        }
        return means;
    }

    private double Residual(double[,] centred, double[] methodMeans)
    {
        var squares = new CompensatedSum();
        double largest = 0;
        for (var block = 0; block < Blocks; block++)
        for (var method = 0; method < Methods; method++)
        {
            var residual = centred[block, method] - methodMeans[method];
            largest = Math.Max(largest, Math.Abs(centred[block, method]));
            squares.Add(residual * residual);
        }
        // Residuals that are rounding errors of the effects stand for none.
        var rounding = 1e-14 * largest;
        return squares.Value <= rounding * rounding ? 0 : squares.Value;
    }

    private double MeanOfControl(double[,] scores)
    {
        var sum = new CompensatedSum();
        for (var block = 0; block < Blocks; block++)
            sum.Add(scores[block, control] - origin);
        return origin + sum.Value / Blocks;
    }

    private static Figure OrNoDegrees(double value) =>
        double.IsNaN(value) ? Figure.Undefined("no degrees of freedom are left to estimate the variance") : Figure.Of(value);
}
