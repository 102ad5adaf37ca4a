using System.Globalization;
using System.Text;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>methods.md: what was done and what was found, in sentences that a paper can take over.</summary>
internal static class MethodsText
{
    public static string Of(BundleSource source)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {source.Data.Study.Title}\n\n## Methods\n\n");
        foreach (var paragraph in (string[])[Design(source), People(source), Analysis(source), Plan(source)])
            text.Append(paragraph).Append("\n\n");
        text.Append("## Results\n\n").Append(source.Results.Agreement.Ordinal.Words).Append("\n\n");
        foreach (var test in source.Results.Comparisons.Tests)
        {
            text.Append(CultureInfo.InvariantCulture, $"*{test.Name}* ({Words(test.Standing)}). {test.Words}\n");
            foreach (var one in test.Comparisons)
                text.Append(CultureInfo.InvariantCulture, $"- {one.Words}\n");
            text.Append('\n');
        }

        text.Append("## What is to be known\n\n");
        foreach (var note in source.Results.Notes)
            text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        return text.ToString();
    }

    private static string Design(BundleSource source)
    {
        var (data, study) = (source.Data, source.Data.Study);
        var labels = study.ScaleLabels.Select((label, at) => FormattableString.Invariant($"{at + 1} \"{label}\""));
        return $"{data.Methods.Count} methods ({string.Join(", ", data.Methods)}) ranked models for {data.Topics.Count} queries. "
            + $"The first {study.Depth} of each method were united into a pool of {data.Items.Count} items, a query with a model each, so that "
            + "raters could not tell which method had found an item. "
            + $"The plan had {study.RatersPerItem} raters for each item. They were asked \"{study.Question}\" and answered on a scale of "
            + $"{string.Join(", ", labels)}.";
    }

    private static string People(BundleSource source)
    {
        var people = source.Results.Participation;
        var leftOut = people.Participants.Where(one => one.LeftOutBy is not null).CountBy(one => one.LeftOutBy!).ToList();
        var who = source.Data.Study.IsSimulated ? "simulated raters (programs, not people)" : "participants";
        return $"{people.Participants.Count} {who} took part. "
            + (
                leftOut.Count == 0
                    ? "Nobody was left out of the analysis. "
                    : $"Left out of the analysis: {string.Join(", ", leftOut.Select(rule => $"{rule.Value} by \"{rule.Key}\""))} "
                        + $"({people.LeftOutJudgments} judgments). "
            )
            + (
                people.Withdrawals == 0
                    ? ""
                    : $"{people.Withdrawals} withdrew, and their {people.ErasedJudgments} judgments were erased before the analysis. "
            )
            + $"The figures rest on {people.Judgments} of {people.Planned} planned judgments.";
    }

    private static string Analysis(BundleSource source)
    {
        var (options, results) = (source.Results.Options, source.Results);
        var rule = options.Relevance;
        var relevant =
            rule.Aggregation == Aggregation.Majority
                ? FormattableString.Invariant($"more than half of its scores are {rule.Threshold} or more")
                : FormattableString.Invariant($"the {$"{rule.Aggregation}".ToLowerInvariant()} of its scores is {rule.Threshold} or more");
        return "Agreement is Krippendorff's alpha (ordinal metric) over all items with two judgments or more; its interval comes from resampling items "
            + FormattableString.Invariant($"({options.Resamples} resamples, BCa, seed {options.Seed}). ")
            + $"An item counts as relevant where {relevant}. "
            + $"Retrieval measures are of the first {source.Data.Study.Depth} results of each method and follow trec_eval: what nobody judged is "
            + "not relevant. "
            + $"{RetrievalFigures.ReciprocalRank(source.Data.Study.Depth)} is the mean of 1 / rank of the first relevant result; a query without "
            + $"one among the first {source.Data.Study.Depth} counts 0. "
            + $"Means are over {results.Retrieval.JudgedTopics.Count} judged queries."
            + (results.Comparisons.Tests.Count == 0 ? "" : Comparison(results));
    }

    private static string Comparison(StudyResults results) =>
        $" The other methods are compared with {results.Comparisons.Control} by {results.Comparisons.Measure} in each query: Dunnett's test "
        + "with queries as blocks (Dunnett 1955, on the residuals of a two-way layout), "
        + FormattableString.Invariant($"two-sided, joint alpha {results.Options.Alpha}. ")
        + "Beside it stand the classical Dunnett test, a permutation test of the largest statistic by sign flips within queries, and Friedman's "
        + "test with Holm's adjustment.";

    private static string Plan(BundleSource source)
    {
        var (study, amendments) = (source.Data.Study, source.Data.Amendments);
        return study.FrozenHash.Length == 0
            ? "No plan was frozen before the first judgment: all of it is exploratory."
            : $"The plan was frozen before the first judgment (SHA-256 {study.FrozenHash}, plan.json)"
                + (
                    amendments.Count == 0
                        ? " and not amended."
                        : $"; amendments.json holds what was changed afterwards ({amendments.Count})."
                );
    }

    private static string Words(Standing standing) => $"{standing.Evidence}: {standing.Why}".ToLowerInvariant();
}
