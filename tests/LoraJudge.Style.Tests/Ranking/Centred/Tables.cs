using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Tests.Ranking.Centred;

/// <summary>Catalogues of models × samples in which a vector is its model's style, its sample's effect and noise.</summary>
internal static class Tables
{
    public const int Dimensions = 24;

    /// <param name="sampleEffect">How far samples lie apart, along two directions, against styles that are one apart in all.</param>
    /// <param name="shares">Whether models show the same samples; otherwise each its own.</param>
    public static AdaptationPicture[] Of(int models, int samples, double sampleEffect, bool shares = true, double noise = 0.5, int seed = 1)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] Draw(double scale) => [.. Enumerable.Range(0, Dimensions).Select(_ => scale * Normal())];
        var styles = Enumerable.Range(0, models).Select(_ => Draw(1)).ToArray();
        var effects = Enumerable
            .Range(0, shares ? samples : models * samples)
            .Select(_ =>
            {
                var effect = new double[Dimensions];
                (effect[3], effect[7]) = (sampleEffect * Normal(), sampleEffect * Normal());
                return effect;
            })
            .ToArray();
        return
        [
            .. from model in Enumerable.Range(0, models)
            from sample in Enumerable.Range(0, samples)
            let shown = shares ? sample : (model * samples) + sample
            select new AdaptationPicture(
                model + 1,
                shown,
                [.. styles[model].Zip(effects[shown], Draw(noise)).Select(parts => (float)(5 + parts.First + parts.Second + parts.Third))]
            ),
        ];
    }

    public static ModelReferences[] Models(IEnumerable<AdaptationPicture> pictures, CentreAdaptation adaptation) =>
        [
            .. pictures
                .GroupBy(picture => picture.ModelId)
                .Select(model => new ModelReferences(model.Key, [.. model.Select(picture => adaptation.Project(picture.Vector))])),
        ];
}
