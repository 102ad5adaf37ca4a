using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Experiments.Reproduction;
using LoraJudge.Web.Features.Results.Figures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Paper;

/// <summary>The paper's tables 1 and 2 for a study's methods: automatic evaluations of their encoders, and what people judged.</summary>
internal sealed class PaperTables(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    private static readonly int[] Cutoffs = [1, 5, 10];

    public async Task<IReadOnlyList<PaperRow>> OfAsync(StudyResults results, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stored = await (
            from method in context.VariantMethods
            where method.StudyId == results.Study.Id
            join encoder in context.Encoders on method.EncoderHash equals encoder.Hash
            // Figures are kept of the encoder, not of what adapts it to a catalogue.
            join evaluation in context.Evaluations on encoder.SourceId ?? encoder.Id equals evaluation.EncoderId
            where evaluation.Kind != EvaluationKind.Calibration
            orderby evaluation.Id
            select new
            {
                method.Name,
                evaluation.Kind,
                evaluation.Figures,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. results.Retrieval.Methods.Select(method =>
                Row(
                    method,
                    results.Retrieval.Measures,
                    kind => stored.FindLast(one => one.Name == method.Method && one.Kind == kind)?.Figures
                )
            ),
        ];
    }

    private static PaperRow Row(MethodRetrieval method, IReadOnlyList<string> measures, Func<EvaluationKind, string?> stored)
    {
        var (same, ranking) = (StoredFigures.Read(stored(EvaluationKind.SameModel)), StoredFigures.Read(stored(EvaluationKind.Ranking)));
        var paper = PaperFigures.Of(method.Method);
        return new PaperRow(
            method.Method,
            new SameModelFigures(Of(same, "f1"), Of(same, "precision"), Of(same, "recall")),
            // Printed in percent.
            paper is null
                ? null
                : new SameModelFigures(paper.F1 / 100, paper.Precision, paper.Recall, paper.Difference),
            Of(ranking, "mrr"),
            paper?.MeanReciprocalRank,
            Array.ConvertAll(Cutoffs, cutoff => At(method, measures, RetrievalFigures.Precision(cutoff))),
            paper?.PrecisionAt
        );
    }

    private static double? At(MethodRetrieval method, IReadOnlyList<string> measures, string measure) =>
        method.Figures.Where((_, at) => measures[at] == measure).Select(figure => figure.Mean.Value).SingleOrDefault();

    private static double? Of(IReadOnlyDictionary<string, double> figures, string name) =>
        figures.TryGetValue(name, out var value) ? value : null;
}
