using LoraJudge.Data;
using LoraJudge.Domain.Experiments;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Experiments.Evaluations;
using LoraJudge.Web.Features.Results.Figures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>
/// What is stored of the encoders of a study's methods: how they were trained, and how they tell models apart. It is kept of the encoder, not
/// of what adapts it to a catalogue.
/// </summary>
internal sealed class EncoderPictures(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <returns>All pictures of the results; those of encoders where something is stored of them.</returns>
    public async Task<IReadOnlyList<ResultPicture>> WithResultsAsync(StudyResults results, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        ResultPicture?[] encoders =
        [
            LossPicture.Of(await LossesAsync(context, results.Study.Id, cancellation)),
            RocPicture.Of(await CurvesAsync(context, results.Study.Id, cancellation)),
        ];
        return [.. ResultPictures.Of(results), .. encoders.OfType<ResultPicture>()];
    }

    private static async Task<List<EncoderLosses>> LossesAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation)
    {
        var rows = await (
            from method in context.VariantMethods
            where method.StudyId == study
            join encoder in context.Encoders on method.EncoderHash equals encoder.Hash
            join run in context.TrainingRuns on encoder.SourceId ?? encoder.Id equals run.EncoderId
            join epoch in context.TrainingEpochs on run.Id equals epoch.TrainingRunId
            orderby method.Position, method.Id, run.Id, epoch.Epoch
            select new
            {
                method.Name,
                Run = run.Id,
                epoch.Epoch,
                epoch.Loss,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => (row.Name, row.Run))
                .Select(run => new EncoderLosses(
                    run.Key.Name,
                    [.. run.Select(row => (double)row.Epoch)],
                    [.. run.Select(row => row.Loss)]
                )),
        ];
    }

    private static async Task<List<EncoderRoc>> CurvesAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation)
    {
        var rows = await (
            from method in context.VariantMethods
            where method.StudyId == study
            join encoder in context.Encoders on method.EncoderHash equals encoder.Hash
            join evaluation in context.Evaluations on encoder.SourceId ?? encoder.Id equals evaluation.EncoderId
            where evaluation.Kind == EvaluationKind.SameModel
            orderby method.Position, method.Id, evaluation.Id
            select new
            {
                method.Name,
                evaluation.Data,
                evaluation.Figures,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.Name, StringComparer.Ordinal)
                .Select(method => method.Last())
                .Select(last => Curve(last.Name, last.Data, last.Figures))
                .OfType<EncoderRoc>(),
        ];
    }

    /// <returns>Null where no curve is stored.</returns>
    private static EncoderRoc? Curve(string method, string data, string json)
    {
        var figures = StoredFigures.Read(json);
        var points = StoredFigures.RocOf(figures);
        return points.Count < 2 ? null : new EncoderRoc(method, data, figures.GetValueOrDefault("auc"), points);
    }
}

/// <param name="Loss">Mean over each epoch's steps.</param>
internal sealed record EncoderLosses(string Method, double[] Epochs, double[] Loss);

/// <param name="Data">What was evaluated on.</param>
internal sealed record EncoderRoc(string Method, string Data, double Auc, IReadOnlyList<RocPoint> Points);
