using CsCheck;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

/// <summary>Made-up vectors.</summary>
internal static class Pictures
{
    /// <summary>2 to 6 models, with pictures that may share samples and subjects in any way; small whole numbers, so that distances tie.</summary>
    public static readonly Gen<StyleVector[]> Any =
        from more in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Float[-3, 3].Select(MathF.Round).Array[2]).Array[0, 30]
        select (StyleVector[])
            [
                Of(0, "sample 0", "subject 0", 0, 0),
                Of(1, "sample 0", "subject 0", 1, 0),
                .. more.Select(m => Of(m.Item1, $"sample {m.Item2}", $"subject {m.Item2 % 3}", m.Item4)),
            ];

    public static StyleVector Of(int model, string sample, string subject, params float[] vector) =>
        new($"model {model:00}", sample, subject, vector);

    /// <summary>Every model with every sample; a model's pictures lie about a point of its own.</summary>
    /// <param name="spread">Standard deviation about it; models' points have 1.</param>
    /// <param name="common">Whether samples have one name in all models.</param>
    public static StyleVector[] Styles(
        int models,
        int samples,
        double spread = 0.8,
        int subjects = 4,
        int dimensions = 3,
        bool common = true,
        int seed = 1
    )
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return
        [
            .. from model in Enumerable.Range(0, models)
            let point = Enumerable.Range(0, dimensions).Select(_ => Normal()).ToArray()
            from sample in Enumerable.Range(0, samples)
            select Of(
                model,
                common ? $"sample {sample:00}" : $"sample {sample:00} of {model}",
                $"subject {sample % subjects}",
                [.. point.Select(x => (float)(x + (spread * Normal())))]
            ),
        ];
    }
}
