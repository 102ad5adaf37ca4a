using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Experiments;

/// <summary>How well the portal's encoder finds the model of each of its reference pictures, taken out of the references.</summary>
public sealed class LeaveOneOutHandler(IStyleEncoder encoder, EncoderRows encoders, ReferenceVectors vectors, StyleSpace space)
{
    /// <param name="sampleSet">Name of the sample set whose pictures are queries and references; null for all.</param>
    /// <exception cref="InvalidOperationException">There are too few pictures.</exception>
    public async Task<LeaveOneOutReport> RunAsync(string? sampleSet, CancellationToken cancellation)
    {
        var description = await encoder.ReadyAsync(cancellation);
        var encoderId = await encoders.IdOfAsync(description, cancellation);
        var all = await vectors.ReadAsync(encoderId, sampleSet: null, cancellation);
        var taking = sampleSet is null ? all : await vectors.ReadAsync(encoderId, sampleSet, cancellation);
        if (taking.Select(reference => reference.ModelId).Distinct().Count() < 2)
        {
            throw new InvalidOperationException(
                sampleSet is null
                    ? "The catalogue has fewer than two models with encoded pictures: import some first."
                    : $"The sample set \"{sampleSet}\" has fewer than two models with encoded pictures."
            );
        }

        var fitted = await space.GetAsync(description, all, refit: false, cancellation);
        var models = SnapshotBuilder.Project(fitted.Projection, taking);
        string[][] subjects =
        [
            .. taking
                .GroupBy(reference => reference.ModelId)
                .Select(model => model.Select(reference => Subject(reference.Sample)).ToArray()),
        ];
        var ranks = await Task.Run(() => LeaveOneOut.Rank(models, cancellation: cancellation), cancellation);
        var strict = await Task.Run(
            () =>
                LeaveOneOut.Rank(
                    models,
                    (query, reference) => subjects[query.Model][query.Reference] == subjects[reference.Model][reference.Reference],
                    cancellation
                ),
            cancellation
        );
        return new LeaveOneOutReport(fitted.Name, models.Count, taking.Count, RankFigures.Of(ranks), RankFigures.Of(strict));
    }

    /// <summary>"portrait-3" and "portrait-4" show the same subject.</summary>
    private static string Subject(string sample) => sample.TrimEnd("0123456789-_ ".ToCharArray());
}

/// <param name="Plain">The query alone left out.</param>
/// <param name="SubjectLeftOut">Every reference of the query's subject left out, of all models.</param>
public sealed record LeaveOneOutReport(string Encoder, int Models, int Pictures, RankFigures Plain, RankFigures SubjectLeftOut);

/// <param name="Queries">Queries with a rank.</param>
/// <param name="MeanReciprocalRank">Mean of 1/rank.</param>
/// <param name="Rank1">Share of queries whose model comes first.</param>
/// <param name="Rank10">Share of queries whose model is among the first ten.</param>
public sealed record RankFigures(int Queries, double MeanReciprocalRank, double Rank1, double Rank10)
{
    public static RankFigures Of(IReadOnlyList<LeftOut> queries)
    {
        int[] ranks = [.. queries.Select(query => query.Rank).Where(rank => rank > 0)];
        return ranks.Length == 0
            ? new RankFigures(0, 0, 0, 0)
            : new RankFigures(
                ranks.Length,
                ranks.Average(rank => 1.0 / rank),
                ranks.Count(rank => rank == 1) / (double)ranks.Length,
                ranks.Count(rank => rank <= 10) / (double)ranks.Length
            );
    }
}
