using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking.Posteriors;

/// <summary>Models whose middles are normal points about the origin, and whose pictures are normal points about their middle.</summary>
internal sealed class GaussianCatalogue
{
    private const double Between = 1;

    private readonly Random random;
    private readonly int dimensions;
    private readonly float[][] middles;

    /// <param name="sizes">How many pictures each model has.</param>
    /// <param name="within">Standard deviation of a model's pictures, by its place; that of middles is 1.</param>
    public GaussianCatalogue(int[] sizes, Func<int, double> within, int dimensions = 24, int seed = 11)
    {
        (random, this.dimensions) = (new Random(seed), dimensions);
        middles = [.. sizes.Select(_ => Point(new float[dimensions], Between))];
        Pictures =
        [
            .. sizes.SelectMany(
                (size, model) => Enumerable.Range(0, size).Select(_ => ((long)model, Point(middles[model], within(model)))).ToArray()
            ),
        ];
        Shrinkage = within(0) * within(0) / (Between * Between);
        Centres =
        [
            .. Pictures
                .GroupBy(picture => picture.Model, picture => picture.Vector)
                .Select(model => new ModelCentre(model.Key, ModelSum.Of([.. model]).Centre(Shrinkage)) { Pictures = model.Count() }),
        ];
    }

    public IReadOnlyList<(long Model, float[] Vector)> Pictures { get; }

    public IReadOnlyList<ModelCentre> Centres { get; }

    public double Shrinkage { get; }

    public HeldOutPictures HeldOut => new(Centres, Shrinkage, Pictures);

    /// <summary>A new picture of a model.</summary>
    public float[] Draw(int model, double within) => Point(middles[model], within);

    /// <summary>A picture of a model that is not in the catalogue.</summary>
    public float[] DrawStranger(double within) => Point(Point(new float[dimensions], Between), within);

    public static int[] Ragged(int models, int least, int most) =>
        [.. Enumerable.Range(0, models).Select(model => least + (model * 7 % (most - least + 1)))];

    private float[] Point(float[] middle, double deviation) => Array.ConvertAll(middle, value => value + (float)(deviation * Normal()));

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
