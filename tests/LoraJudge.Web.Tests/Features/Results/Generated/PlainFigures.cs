using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results.Generated;

/// <summary>p@k and MRR@k counted without anything of the portal's, as one would with paper and pencil.</summary>
internal sealed class PlainFigures
{
    private readonly StudyData data;
    private readonly RelevanceRule rule;
    private readonly ILookup<(int Topic, int Model), int> scores;

    public PlainFigures(StudyData data, ResultsOptions options)
    {
        (this.data, rule) = (data, options.Relevance);
        var given = data.Judgments;
        bool[] kept = [.. Enumerable.Range(0, data.Participants.Count).Select(participant => IsKept(participant, options))];
        scores = Enumerable
            .Range(0, given.Count)
            .Where(at => kept[given.Participant[at]])
            .ToLookup(at => (data.Items.Topic[given.Item[at]], data.Items.Model[given.Item[at]]), at => given.Score[at]);
    }

    public int[] JudgedTopics => [.. scores.Select(item => item.Key.Topic).Distinct().Order()];

    public double Precision(int method, int cutoff) =>
        JudgedTopics.Average(topic => (double)First(method, topic, cutoff).Count(isRelevant => isRelevant) / cutoff);

    public double ReciprocalRank(int method, int depth) =>
        JudgedTopics.Average(topic =>
        {
            var first = First(method, topic, depth).ToList().IndexOf(true);
            return first < 0 ? 0 : 1.0 / (first + 1);
        });

    private IEnumerable<bool> First(int method, int topic, int count)
    {
        var runs = data.Runs;
        return Enumerable
            .Range(0, runs.Count)
            .Where(at => runs.Method[at] == method && runs.Topic[at] == topic)
            .OrderBy(at => runs.Rank[at])
            .Take(count)
            .Select(at => IsRelevant([.. scores[(topic, runs.Model[at])].Order()]));
    }

    private bool IsRelevant(int[] ascending) =>
        ascending.Length > 0
        && rule.Aggregation switch
        {
            Aggregation.Mean => ascending.Average() >= rule.Threshold,
            Aggregation.Median => (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2.0 >= rule.Threshold,
            _ => 2 * ascending.Count(score => score >= rule.Threshold) > ascending.Length,
        };

    private bool IsKept(int participant, ResultsOptions options)
    {
        int[] times =
        [
            .. data.Judgments.Milliseconds.Where((time, at) => time > 0 && data.Judgments.Participant[at] == participant).Order(),
        ];
        var isFast =
            options.LeastMedianMilliseconds is { } least
            && times.Length > 0
            && (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2.0 < least;
        return !isFast && !(data.Participants[participant].ChecksFailed > options.FailedChecksAllowed);
    }
}
