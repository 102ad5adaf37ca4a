using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Puts the parts together.</summary>
internal sealed class ResultsComputer(StudyData data, ResultsOptions options)
{
    public StudyResults Compute()
    {
        data.Checked();
        var participants = ParticipantRules.Apply(data, options);
        var ratings = new KeptRatings(data, Array.ConvertAll(participants, one => one.LeftOutBy is null));
        var standing = new PlanStanding(data, options);
        var rankings = new Rankings(data);
        var retrieval = new RetrievalFigures(ratings, rankings, options, standing).Compute();
        var people = People(ratings, participants);
        return new StudyResults(
            data.Study,
            data.Fingerprint(),
            options,
            people,
            new AgreementFigures(ratings, options, standing).Compute(),
            retrieval,
            DistributionFigures.Compute(ratings, rankings),
            new ComparisonFigures(data, retrieval, options, standing).Compute(),
            new LiveFigures(data, options.Relevance.Threshold).Compute(),
            StudyNotes.Of(data, ratings, people, retrieval)
        );
    }

    private Participation People(KeptRatings ratings, ParticipantResult[] participants)
    {
        var byRaters = new int[Math.Max(data.Study.RatersPerItem, ratings.RatersOf.Append(0).Max()) + 1];
        foreach (var raters in ratings.RatersOf)
            byRaters[raters]++;
        return new Participation(
            ratings.Judgments.Length,
            data.Items.Count * data.Study.RatersPerItem,
            data.Judgments.Count - ratings.Judgments.Length,
            byRaters,
            participants,
            data.Withdrawals,
            data.ErasedJudgments
        );
    }
}
