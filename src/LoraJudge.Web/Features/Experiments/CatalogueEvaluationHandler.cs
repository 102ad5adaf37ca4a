using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments;

/// <summary>What the portal's encoder is worth on the catalogue's own pictures.</summary>
internal sealed class CatalogueEvaluationHandler(
    IStyleEncoder encoder,
    EncoderRows encoders,
    ReferenceVectors vectors,
    StyleSpace space,
    StoredFigures stored
)
{
    /// <summary>Evaluates, and keeps the main figures for the encoders' page.</summary>
    /// <param name="sampleSet">Name of the sample set whose pictures are queries and references; null for all.</param>
    /// <exception cref="InvalidOperationException">There are too few pictures, or the options do not do.</exception>
    public async Task<CatalogueEvaluation> RunAsync(string? sampleSet, EncoderEvaluationOptions options, CancellationToken cancellation)
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

        var fitted = await space.GetAsync(description, all.Count, refit: false, cancellation);
        var report = await Task.Run(
            () =>
            {
                float[][] styles =
                [
                    .. taking
                        .AsParallel()
                        .AsOrdered()
                        .Select(picture => fitted.Projection?.Project(picture.Statistics) ?? picture.Statistics),
                ];
                return EncoderEvaluation.Run(
                    taking.Zip(
                        styles,
                        (picture, style) =>
                            new StyleVector(picture.Model, picture.Sample, SampleSubject.Of(picture.Sample), style)
                            {
                                Family = picture.Family,
                            }
                    ),
                    options,
                    cancellation: cancellation,
                    rule: fitted.Rule
                ) with
                {
                    OnModels = OnModels(fitted, taking, styles),
                };
            },
            cancellation
        );
        await stored.KeepAsync(encoderId, sampleSet, taking, report, cancellation);
        return new CatalogueEvaluation(fitted.Name, sampleSet, report);
    }

    /// <summary>The figure that pages go by: of models as the index has them, in its order.</summary>
    private static PosteriorCheck? OnModels(FittedSpace fitted, IReadOnlyList<ReferenceVector> pictures, float[][] styles)
    {
        ModelReferences[] models =
        [
            .. pictures
                .Zip(styles)
                .GroupBy(picture => picture.First.ModelId, picture => picture.Second)
                .Select(model => new ModelReferences(model.Key, [.. model])),
        ];
        return SpaceIndex.Build(fitted.Projection, models) is CentreIndex centres
            ? PosteriorCheck.Measure(
                SnapshotBuilder.HeldOut(
                    fitted,
                    centres.Centres(),
                    ReferenceVectors
                        .Spread(pictures, DistanceScaleFit.MaxPictures)
                        .Select(picture => new AdaptationPicture(picture.ModelId, 0, picture.Statistics))
                )
            )
            : null;
    }
}

/// <param name="Encoder">Its name.</param>
/// <param name="SampleSet">Whose pictures were taken; null for all.</param>
internal sealed record CatalogueEvaluation(string Encoder, string? SampleSet, EncoderEvaluationReport Report);
