namespace LoraJudge.Style.Ranking.Centred;

/// <summary>Fits a <see cref="CentreAdaptation"/> to a catalogue.</summary>
public static class CentreAdaptationFit
{
    /// <summary>Fewer models than this cannot tell how many directions to take out: half of them have to find their pictures among each other.</summary>
    public const int FewestModels = 8;

    /// <summary>Largest shrinkage, in pictures; where models differ no more than chance would have it.</summary>
    public const double MostShrinkage = 16;

    /// <summary>Numbers of directions that are tried. No more than half of all are taken out.</summary>
    private static readonly int[] Tried = [0, 1, 2, 4, 6, 8, 12, 16, 24];

    /// <param name="pictures">One or more, in an order that does not change from call to call.</param>
    /// <exception cref="ArgumentException">There are none, or a vector is of another length or has a number that is not finite.</exception>
    public static CentreAdaptation Fit(IReadOnlyList<AdaptationPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count == 0)
            throw new ArgumentException("An adaptation needs a picture.", nameof(pictures));
        var dimensions = pictures[0].Vector.Length;
        if (pictures.Any(picture => picture.Vector.Length != dimensions || !Array.TrueForAll(picture.Vector, float.IsFinite)))
            throw new ArgumentException("A vector is of another length or has a number that is not finite.", nameof(pictures));
        AdaptationPicture[][] models =
        [
            .. pictures.GroupBy(picture => picture.ModelId).OrderBy(model => model.Key).Select(model => model.ToArray()),
        ];
        return new Parts(models, dimensions).Adaptation(Best(models, dimensions));
    }

    /// <summary>
    /// The number of directions by which each half of the models finds its pictures best, when the other half has said which they are: the
    /// mean reciprocal rank of pictures that are left out of their models' centres, relatives aside. The fewest of equally good ones.
    /// </summary>
    private static int Best(AdaptationPicture[][] models, int dimensions)
    {
        if (models.Length < FewestModels)
            return 0;
        AdaptationPicture[][][] halves =
        [
            .. Enumerable.Range(0, 2).Select(half => models.Where((_, place) => place % 2 == half).ToArray()),
        ];
        Parts[] parts = [.. halves.Select(half => new Parts(half, dimensions))];
        var most = parts.Min(half => half.Directions);
        return Tried
            .Where(count => count <= most)
            .Select(count =>
                (Count: count, Ranks: Found(parts[0].Adaptation(count), halves[1]) + Found(parts[1].Adaptation(count), halves[0]))
            )
            .Aggregate((best, next) => next.Ranks > best.Ranks ? next : best)
            .Count;
    }

    /// <summary>Sum of the pictures' reciprocal ranks.</summary>
    private static double Found(CentreAdaptation adaptation, AdaptationPicture[][] models) =>
        LeaveOneOut
            .Rank(
                [
                    .. models.Select(model => new ModelReferences(
                        model[0].ModelId,
                        [.. model.Select(picture => adaptation.Project(picture.Vector))]
                    )),
                ],
                rule: RankingRule.Of(adaptation),
                related: ModelFamilies.Relation([.. models.Select(model => model[0].Family)])
            )
            .Where(query => query.Rank > 0)
            .Sum(query => 1.0 / query.Rank);

    /// <summary>What some models say, for any number of directions.</summary>
    private sealed class Parts(AdaptationPicture[][] models, int dimensions)
    {
        private readonly float[][] directions = SampleDirections.Of(models, Math.Min(Tried[^1], dimensions / 2));

        /// <summary>Of the models' means: a model counts as much as another, however many pictures it has.</summary>
        private readonly float[] mean = ModelSum
            .Of([.. models.Select(model => ModelSum.Of([.. model.Select(picture => picture.Vector)]).Centre(shrinkage: 0))])
            .Centre(shrinkage: 0);

        public int Directions => directions.Length;

        public CentreAdaptation Adaptation(int count)
        {
            float[] removed = [.. directions.Take(count).SelectMany(direction => direction)];
            var adaptation = new CentreAdaptation(mean, removed, 0);
            var shrinkage = CentreShrinkage.Of([
                .. models.Select(model => model.Select(picture => adaptation.Project(picture.Vector)).ToArray()),
            ]);
            return new CentreAdaptation(mean, removed, Math.Min(shrinkage, MostShrinkage));
        }
    }
}
