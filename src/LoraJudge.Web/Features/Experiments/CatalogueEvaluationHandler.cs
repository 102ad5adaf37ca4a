using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments;

/// <summary>What the portal's encoder is worth on the catalogue's own pictures.</summary>
public sealed class CatalogueEvaluationHandler(
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

        var (name, project) = await StyleSpaceAsync(description, all, cancellation);
        var report = await Task.Run(
            () =>
            {
                float[][] styles = [.. taking.AsParallel().AsOrdered().Select(picture => project(picture.Statistics))];
                return EncoderEvaluation.Run(
                    taking.Zip(
                        styles,
                        (picture, style) => new StyleVector(picture.Model, picture.Sample, SampleSubject.Of(picture.Sample), style)
                    ),
                    options,
                    cancellation: cancellation
                ) with
                {
                    OnModels = ModelCalibration.Measure(Models(taking, styles)),
                };
            },
            cancellation
        );
        await stored.KeepAsync(encoderId, sampleSet, taking, report, cancellation);
        return new CatalogueEvaluation(name, sampleSet, report);
    }

    /// <summary>As the index has them, in its order: the figure is the one that pages go by.</summary>
    private static IReadOnlyList<ModelReferences> Models(IReadOnlyList<ReferenceVector> pictures, float[][] styles) =>
        BoundedIndex
            .Build([
                .. pictures
                    .Zip(styles)
                    .GroupBy(picture => picture.First.ModelId, picture => picture.Second)
                    .Select(model => new ModelReferences(model.Key, [.. model])),
            ])
            .Models();

    private async Task<(string Name, Func<float[], float[]> Project)> StyleSpaceAsync(
        EncoderDescription description,
        IReadOnlyList<ReferenceVector> all,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<float[]> Spread() =>
            [.. ReferenceVectors.Spread(all, StyleSpace.MaxFitted).Select(reference => reference.Statistics)];
        var fitted = await space.GetAsync(description, all.Count, () => Task.FromResult(Spread()), refit: false, cancellation);
        return (fitted.Name, statistics => fitted.Projection?.Project(statistics) ?? statistics);
    }
}

/// <param name="Encoder">Its name.</param>
/// <param name="SampleSet">Whose pictures were taken; null for all.</param>
public sealed record CatalogueEvaluation(string Encoder, string? SampleSet, EncoderEvaluationReport Report);
