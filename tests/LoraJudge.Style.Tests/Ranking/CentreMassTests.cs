using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class CentreMassTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(300)]
    public void It_is_the_plain_sum_to_a_millionth(double sharpness)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (catalogue, random) = (new CentreTraps(seed), new Random(seed));
            var index = catalogue.Change(CentreIndex.Build(catalogue.Models));
            var (query, filter) = (catalogue.Query(), catalogue.Filter());
            var scaled = sharpness / Math.Pow(Typical(catalogue, query), 2);

            var (mass, plain) = (index.LogMass(query, scaled, filter), Plain(catalogue, query, scaled, filter));

            Assert.True(mass == plain || Math.Abs(mass - plain) < 1e-6 + (1e-12 * Math.Abs(plain)), $"{seed}: {mass}, not {plain}.");
        }
    }

    [Fact]
    public void Terms_too_small_for_a_number_have_a_logarithm_all_the_same()
    {
        var index = CentreIndex.Build([new ModelCentre(1, [1e6f]), new ModelCentre(2, [1e6f])]);

        Assert.Equal(Math.Log(2) - 1e12, index.LogMass([0], 1), 1e-3);
    }

    [Fact]
    public void Without_models_there_is_none()
    {
        Assert.Equal(double.NegativeInfinity, CentreIndex.Empty.LogMass([1], 1));
        Assert.Equal(double.NegativeInfinity, CentreIndex.Build([new ModelCentre(1, [1])]).LogMass([1], 1, _ => false));
    }

    /// <summary>The median of the distances, or 1.</summary>
    private static double Typical(CentreTraps catalogue, float[] query)
    {
        var distances = catalogue.Models.Select(model => StyleDistance.Between(query, model.Centre)).Order().ToArray();
        return distances.Length == 0 || distances[distances.Length / 2] == 0 ? 1 : distances[distances.Length / 2];
    }

    private static double Plain(CentreTraps catalogue, float[] query, double sharpness, Predicate<ModelTraits>? filter)
    {
        var exponents = catalogue
            .Models.Where(model => filter?.Invoke(model.Traits) != false)
            .Select(model => -sharpness * Math.Pow(StyleDistance.Between(query, model.Centre), 2))
            .ToArray();
        return exponents.Length == 0
            ? double.NegativeInfinity
            : exponents.Max() + Math.Log(exponents.Sum(exponent => Math.Exp(exponent - exponents.Max())));
    }
}
