using LoraJudge.Style.Encoding.Native;
using LoraJudge.Style.Training;
using TorchSharp;

namespace LoraJudge.Style.Tests.Training;

[Trait("needs", "torch")]
public sealed class ModelScatterTests
{
    private const int Models = 6000;

    /// <summary>Variances that are drawn from: within the models of either source, and between models.</summary>
    private static readonly double[][] Within =
    [
        [1, 4],
        [9, 0.25],
    ];
    private static readonly double[] Between = [1, 0.25];

    static ModelScatterTests() => TorchRuntime.EnsureLoaded();

    [Fact]
    public void Variances_between_models_are_found_whatever_the_sources_differ_by_and_however_ragged_the_models()
    {
        using var scope = torch.NewDisposeScope();
        var scatter = Drawn();

        var between = scatter.Between();

        Assert.InRange(between[0, 0].item<double>(), 0.9, 1.1);
        Assert.InRange(between[1, 1].item<double>(), 0.2, 0.3);
        Assert.InRange(between[0, 1].item<double>(), -0.05, 0.05);
        Assert.Equal(Models - 2, scatter.Freedom);
    }

    [Fact]
    public void The_covariance_within_models_is_pooled_over_the_sources()
    {
        using var scope = torch.NewDisposeScope();

        var within = Drawn().Within();

        // 7 degrees of freedom a model of the first source, 2 of the second, on average.
        Assert.InRange(within[0, 0].item<double>(), 2.5, 3.1);
        Assert.InRange(within[1, 1].item<double>(), 2.9, 3.4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Its_sums_are_the_covariance_within_models(double offset)
    {
        using var scope = torch.NewDisposeScope();
        var scatter = new ModelScatter([0, 0], inputs: 2);
        scatter.Add(
            torch.tensor(
                new double[,]
                {
                    { 1 + offset, 0 },
                    { 3 + offset, 2 },
                }
            ),
            [0, 0]
        );
        scatter.Add(
            torch.tensor(
                new double[,]
                {
                    { 5, 5 },
                    { 5, 7 },
                    { 5, 9 },
                }
            ),
            [1, 1, 1]
        );

        var within = scatter.Within();

        // Squares of the first model: 2, 2 and 2; of the second: 0, 8 and 0; three degrees of freedom.
        Assert.Equal([2 / 3.0, 2 / 3.0, 2 / 3.0, 10 / 3.0], within.data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Equal_numbers_of_pictures_give_the_variance_of_means_less_what_pictures_make_of_it()
    {
        using var scope = torch.NewDisposeScope();
        var scatter = new ModelScatter([0, 0], 1);
        scatter.Add(torch.tensor(new[] { 0.0, 2, 7, 9 }, [4, 1]), [0, 0, 1, 1]);

        // Means 1 and 8 have the variance 24.5; pictures scatter by 2 within models, by 1 in means of two.
        Assert.Equal(2, scatter.Within().item<double>(), 12);
        Assert.Equal(23.5, scatter.Between().item<double>(), 12);
    }

    private static ModelScatter Drawn()
    {
        using var dice = new torch.Generator(1);
        double[] Normal(double[] variances)
        {
            var drawn = torch.randn([variances.Length], torch.float64, generator: dice).data<double>().ToArray();
            return [.. drawn.Zip(variances, (value, variance) => value * Math.Sqrt(variance))];
        }

        var scatter = new ModelScatter([.. Enumerable.Range(0, Models).Select(model => (long)(model % 2))], 2);
        for (var model = 0; model < Models; model++)
        {
            using var scope = torch.NewDisposeScope();
            var (source, mean) = (model % 2, Normal(Between));
            var pictures = source == 0 ? 2 + (model % 13) : 2 + (model % 3);
            double[] values =
            [
                .. from _ in Enumerable.Range(0, pictures)
                from place in Enumerable.Range(0, 2).Zip(Normal(Within[source]), (input, value) => mean[input] + value + (50 * source))
                select place,
            ];
            scatter.Add(torch.tensor(values, [pictures, 2]), [.. Enumerable.Repeat((long)model, pictures)]);
        }

        return scatter;
    }
}
