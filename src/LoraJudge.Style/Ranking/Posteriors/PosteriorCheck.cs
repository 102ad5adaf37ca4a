namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>
/// How often the likelihoods of a catalogue are right: pictures of one half of the models fit them, those of the other half check them, and the
/// other way round, over all models. The halves are every second model, so that the figures are the catalogue's and no draw's. Each picture
/// is two searches (<see cref="HeldOutSearch"/>), so that half of all searches are for a picture of none of the models.
/// </summary>
/// <param name="FirstPlaces">Likelihood of the nearest model, and whether it made the picture.</param>
/// <param name="None">Likelihood of none, and whether the picture's model was taken out.</param>
/// <param name="Present">Of searches whose model is in the catalogue.</param>
/// <param name="Absent">Of searches whose model was taken out.</param>
/// <param name="High">Nearest models shown at 75 to 90%, of all searches.</param>
/// <param name="HighPresent">The same of searches whose model is in the catalogue.</param>
public sealed record PosteriorCheck(
    ReliabilityCurve FirstPlaces,
    ReliabilityCurve None,
    PosteriorAnswers Present,
    PosteriorAnswers Absent,
    HighFirstPlaces High,
    HighFirstPlaces HighPresent
)
{
    /// <summary>Fewer models cannot show what holds for models.</summary>
    public const int FewestModels = 8;

    /// <summary>Pictures that check it, at least.</summary>
    public const int FewestPictures = 50;

    private const int MostPoints = 10;

    /// <summary>Searches that a point of the curve stands for: fewer say more of chance than of the likelihood.</summary>
    private const int FewestOfPoint = 40;

    /// <summary>Mean difference of likelihood and truth, 0 to 1: of first places or of none, whichever is larger.</summary>
    public double CalibrationError => Math.Max(FirstPlaces.ExpectedCalibrationError, None.ExpectedCalibrationError);

    /// <param name="pictures">Of the catalogue, evenly spread over it.</param>
    /// <returns>Null where there are too few models or pictures to say anything.</returns>
    public static PosteriorCheck? Measure(HeldOutPictures pictures) => Measure(HeldOutSearches.Of(pictures));

    internal static PosteriorCheck? Measure(IReadOnlyList<HeldOutSearch> searches)
    {
        int[] models = [.. searches.Select(search => search.Model).Distinct().Order()];
        if (models.Length < FewestModels || searches.Count < FewestPictures)
            return null;
        var first = models.Where((_, place) => place % 2 == 0).ToHashSet();
        var halves = searches.ToLookup(search => first.Contains(search.Model));
        Checked[] all = [.. CheckedBy([.. halves[true]], halves[false]), .. CheckedBy([.. halves[false]], halves[true])];
        var points = Math.Clamp(all.Length / FewestOfPoint, 2, MostPoints);
        return new PosteriorCheck(
            ReliabilityCurve.Of(all.Select(one => (one.First, one.IsRight, one.Weight)), points),
            ReliabilityCurve.Of(all.Select(one => (one.None, !one.IsPresent, one.Weight)), points),
            PosteriorAnswers.Of([.. all.Where(one => one.IsPresent)]),
            PosteriorAnswers.Of([.. all.Where(one => !one.IsPresent)]),
            HighFirstPlaces.Of(all),
            HighFirstPlaces.Of(all.Where(one => one.IsPresent))
        );
    }

    private static IEnumerable<Checked> CheckedBy(IReadOnlyList<HeldOutSearch> fitting, IEnumerable<HeldOutSearch> checking)
    {
        var posterior = PosteriorFit.Fit(fitting);
        return checking.SelectMany(search =>
        {
            var (present, absent) = (search.With(posterior), search.Without(posterior));
            var (nearest, nearestOther) = (Math.Sqrt(Math.Min(search.Own, search.Nearest)), Math.Sqrt(search.Nearest));
            return new[]
            {
                new Checked(present.Of(nearest), search.IsFound, present.None, present.Verdict(nearest), true, search.Weight),
                new Checked(absent.Of(nearestOther), false, absent.None, absent.Verdict(nearestOther), false, search.Weight),
            };
        });
    }

    /// <param name="First">Likelihood of the nearest model.</param>
    /// <param name="IsPresent">Whether the picture's model was in the catalogue.</param>
    internal readonly record struct Checked(double First, bool IsRight, double None, PictureVerdict Verdict, bool IsPresent, double Weight);
}

/// <summary>Shares of searches, 0 to 1.</summary>
/// <param name="Searches">How many.</param>
/// <param name="Model">Whose nearest model is told as probable.</param>
/// <param name="None">For which "probably none of these models" is told.</param>
/// <param name="NoneLeads">For which none is likelier than any model.</param>
/// <param name="Half">That give half or more to a model.</param>
/// <param name="Right">Whose nearest model, told as probable, is right; null where none is told.</param>
public sealed record PosteriorAnswers(int Searches, double Model, double None, double NoneLeads, double Half, double? Right)
{
    internal static PosteriorAnswers Of(IReadOnlyList<PosteriorCheck.Checked> searches)
    {
        var told = searches.Where(search => search.Verdict == PictureVerdict.Model).ToArray();
        double Share(Func<PosteriorCheck.Checked, bool> isOf) =>
            searches.Where(isOf).Sum(search => search.Weight) / searches.Sum(search => search.Weight);
        return new PosteriorAnswers(
            searches.Count,
            Share(search => search.Verdict == PictureVerdict.Model),
            Share(search => search.Verdict == PictureVerdict.None),
            Share(search => search.None > search.First),
            Share(search => search.First >= 0.5),
            told.Length == 0 ? null : told.Where(search => search.IsRight).Sum(search => search.Weight) / told.Sum(search => search.Weight)
        );
    }
}

/// <param name="Searches">How many searches show such a first place.</param>
/// <param name="Right">Share of these that are right, 0 to 1; null where there are none.</param>
public sealed record HighFirstPlaces(int Searches, double? Right)
{
    public const double Least = 0.75;
    public const double Below = 0.9;

    internal static HighFirstPlaces Of(IEnumerable<PosteriorCheck.Checked> searches)
    {
        var high = searches.Where(search => search.First is >= Least and < Below).ToArray();
        return new HighFirstPlaces(high.Length, high.Length == 0 ? null : (double)high.Count(search => search.IsRight) / high.Length);
    }
}
