using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Who and what people disagree about.</summary>
internal sealed record DisagreementParts(
    IReadOnlyList<ItemAgreement> Items,
    IReadOnlyList<PairAgreement> Pairs,
    IReadOnlyList<RaterAgreement> Raters
)
{
    public static DisagreementParts Of(KeptRatings ratings)
    {
        var judgments = ratings.Data.Judgments;
        var parts = AlphaContributions.Compute(
            new RatingList(
                ratings.Data.Participants.Count,
                ratings.Data.Items.Count,
                Array.ConvertAll(ratings.Judgments, at => judgments.Participant[at]),
                Array.ConvertAll(ratings.Judgments, at => judgments.Item[at]),
                Array.ConvertAll(ratings.Judgments, at => (double)judgments.Score[at])
            ),
            MeasurementLevel.Ordinal
        );
        var whole = parts.Whole.ObservedDisagreement.ValueOrNull is { } observed and > 0 ? observed : 1;
        return new DisagreementParts(Divided(ratings, parts, whole), Met(ratings, parts), Each(ratings, parts, whole));
    }

    private static ItemAgreement[] Divided(KeptRatings ratings, AlphaContributionsResult parts, double whole)
    {
        var data = ratings.Data;
        return
        [
            .. Enumerable
                .Range(0, data.Items.Count)
                .Where(item => ratings.RatersOf[item] > 1)
                .OrderByDescending(item => parts.Units[item])
                .ThenBy(item => item)
                .Select(item => new ItemAgreement(
                    item,
                    data.Items.Code[item],
                    data.Topics[data.Items.Topic[item]].Code,
                    data.Models[data.Items.Model[item]],
                    ratings.CountsOf(item),
                    parts.Units[item] / whole
                )),
        ];
    }

    private static PairAgreement[] Met(KeptRatings ratings, AlphaContributionsResult parts) =>
        [
            .. parts.Pairs.Select(pair => new PairAgreement(
                ratings.Data.Participants[pair.FirstRater].Pseudonym,
                ratings.Data.Participants[pair.SecondRater].Pseudonym,
                (int)pair.CommonUnits,
                Estimate.Of(pair.Alpha)
            )),
        ];

    private static RaterAgreement[] Each(KeptRatings ratings, AlphaContributionsResult parts, double whole)
    {
        var judgments = ratings.Data.Judgments;
        var given = ratings.Judgments.ToLookup(at => judgments.Participant[at]);
        return
        [
            .. parts
                .Raters.Where(rater => given.Contains(rater.Rater))
                .Select(rater =>
                {
                    var shared = given[rater.Rater].Count(at => ratings.RatersOf[judgments.Item[at]] > 1);
                    return new RaterAgreement(
                        ratings.Data.Participants[rater.Rater].Pseudonym,
                        given[rater.Rater].Count(),
                        shared,
                        shared == 0 ? null : rater.ObservedDisagreement / whole,
                        Estimate.Of(rater.AlphaWithout)
                    );
                }),
        ];
    }
}
