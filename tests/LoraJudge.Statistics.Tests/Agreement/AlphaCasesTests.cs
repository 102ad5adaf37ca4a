using System.Text.Json;
using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class AlphaCasesTests
{
    private const string Kind = "krippendorff_alpha";

    [Fact]
    public void Alpha_equals_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind))
        {
            var result = Compute(item);
            Assert.Equal(item.At("expected", "defined").GetBoolean(), result.Alpha.IsDefined);
            Near.Absolute(item.Number("expected", "alpha"), result.Alpha.Value, item.Number("tolerance", "alpha_abs"), item.Id());
        }
    }

    [Fact]
    public void Disagreements_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind))
        {
            var result = Compute(item);
            var tolerance = item.Number("tolerance", "disagreement_rel");
            Near.Relative(item.Number("expected", "observed_disagreement"), result.ObservedDisagreement.Value, tolerance, item.Id());
            Near.Relative(item.Number("expected", "expected_disagreement"), result.ExpectedDisagreement.Value, tolerance, item.Id());
        }
    }

    [Fact]
    public void Pairable_counts_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind))
        {
            var result = Compute(item);
            Assert.Equal(item.Number("expected", "n_pairable"), result.PairableValues);
            Assert.Equal(item.Number("expected", "n_units_pairable"), result.PairableUnits);
        }
    }

    [Fact]
    public void Coincidence_matrices_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind).Where(item => item.At("expected").TryGetProperty("coincidence_matrix", out _)))
        {
            var matrix = Compute(item).Coincidences!;
            var expected = item.At("expected", "coincidence_matrix").EnumerateArray().Select(row => row.Numbers()).ToArray();
            for (var c = 0; c < expected.Length; c++)
            for (var k = 0; k < expected.Length; k++)
                Near.Absolute(expected[c][k], matrix[c, k], 1e-12, item.Id());
        }
    }

    [Fact]
    public void Resampling_in_the_drawn_order_gives_the_alpha_of_the_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind))
        {
            var (ratings, level) = Input(item);
            var all = new int[1, ratings.GetLength(1)];
            for (var unit = 0; unit < all.Length; unit++)
                all[0, unit] = unit;
            var replicate = AlphaBootstrap.OfResamples(ratings, level, all).Replicates[0];
            Near.Absolute(item.Number("expected", "alpha"), replicate, 1e-12, item.Id());
        }
    }

    [Fact]
    public void Krippendorffs_bootstrap_has_the_exact_mean_and_spread_of_the_cases()
    {
        foreach (var item in SharedCases.OfKind(Kind))
        {
            if (!item.At("expected").TryGetProperty("krippendorff_bootstrap", out var expected))
                continue;
            var (ratings, level) = Input(item);
            var result = KrippendorffBootstrap.Run(ratings, level, new BootstrapOptions(4000));
            var deviation = expected.Number("sd_alpha");
            var mean = result.Uncorrected.Average();
            var spread = Math.Sqrt(result.Uncorrected.Average(value => (value - mean) * (value - mean)));
            Assert.Equal(expected.Number("Q_nonzero_cells"), result.NonzeroCells);
            Assert.Equal(Math.Max(1, Math.Floor(expected.Number("M_draws"))), result.Draws);
            // Five standard errors of a mean of 4000; M is rounded down, which widens the spread by less than the tolerance.
            Near.Absolute(expected.Number("mean_alpha"), mean, 5 * deviation / Math.Sqrt(4000) + 1e-12, item.Id());
            Near.Absolute(deviation, spread, 0.15 * deviation + 1e-12, item.Id());
        }
    }

    private static AlphaResult Compute(JsonElement item)
    {
        var (ratings, level) = Input(item);
        return KrippendorffAlpha.Compute(ratings, level);
    }

    private static (double?[,] Ratings, MeasurementLevel Level) Input(JsonElement item)
    {
        var rows = item.At("input", "ratings").EnumerateArray().Select(row => row.EnumerateArray().ToArray()).ToArray();
        var names = rows.SelectMany(row => row).Where(cell => cell.ValueKind == JsonValueKind.String).Select(cell => cell.GetString());
        var categories = names.Distinct().Order(StringComparer.Ordinal).ToList();
        var ratings = new double?[rows.Length, rows[0].Length];
        for (var rater = 0; rater < rows.Length; rater++)
        for (var unit = 0; unit < rows[rater].Length; unit++)
            ratings[rater, unit] = rows[rater][unit].ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => categories.IndexOf(rows[rater][unit].GetString()),
                _ => rows[rater][unit].GetDouble(),
            };
        return (ratings, Enum.Parse<MeasurementLevel>(item.At("input", "level").GetString()!, true));
    }
}
