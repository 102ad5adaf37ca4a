using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>
/// Checked vectors of one encoder, by model and sample (ordinal), so that the order in which they came does not show in the figures.
/// </summary>
internal sealed class VectorSet
{
    /// <param name="name">What the pictures are called in messages, for example "The evaluation".</param>
    /// <exception cref="EvaluationException">Fewer than two models, different lengths, or a number that is not finite.</exception>
    public VectorSet(IEnumerable<StyleVector> vectors, string name = "The evaluation")
    {
        ArgumentNullException.ThrowIfNull(vectors);
        Pictures =
        [
            .. vectors.OrderBy(vector => vector.Model, StringComparer.Ordinal).ThenBy(vector => vector.Sample, StringComparer.Ordinal),
        ];
        Models = [.. Pictures.Select(picture => picture.Model).Distinct(StringComparer.Ordinal)];
        if (Models.Count < 2)
            throw new EvaluationException($"{name} has pictures of {Counted(Models.Count)}: give pictures of two models or more.");
        Check(name);
        ModelOf = Numbered(picture => picture.Model);
        SampleOf = Numbered(picture => picture.Sample);
        SubjectOf = Numbered(picture => picture.Subject);
        FirstOf = [.. Enumerable.Range(0, Models.Count).Select(model => Array.IndexOf(ModelOf, model)), Pictures.Count];
        string?[] families = [.. Enumerable.Range(0, Models.Count).Select(model => Pictures[FirstOf[model]].Family)];
        Related = ModelFamilies.Relation(families);
        var numbers = ModelFamilies.Numbers(families);
        FamilyOf = Array.ConvertAll(ModelOf, model => numbers[model]);
        Families = numbers.Distinct().Count();
    }

    public IReadOnlyList<StyleVector> Pictures { get; }

    /// <summary>Names, ascending (ordinal).</summary>
    public IReadOnlyList<string> Models { get; }

    public int Dimensions => Pictures[0].Vector.Length;

    /// <summary>Each picture's model, as an index of <see cref="Models"/>.</summary>
    internal int[] ModelOf { get; }

    /// <summary>Number of each picture's family: a model without one is its own.</summary>
    internal int[] FamilyOf { get; }

    /// <summary>Whether two models are of one family; null where no two are.</summary>
    internal Func<int, int, bool>? Related { get; }

    /// <summary>As many as models where no two are related.</summary>
    public int Families { get; }

    internal int[] SampleOf { get; }
    internal int[] SubjectOf { get; }

    /// <summary>Each model's first picture, and the number of pictures at the end.</summary>
    internal int[] FirstOf { get; }

    public int PicturesOf(int model) => FirstOf[model + 1] - FirstOf[model];

    /// <summary>Whether two models have a sample of the same name.</summary>
    public bool HasCommonSamples => SharedByModels(SampleOf);

    /// <summary>Each model with its pictures' vectors, in their order; ids ascend with names, so that ties go by name.</summary>
    public IReadOnlyList<ModelReferences> ToReferences() =>
        [
            .. Enumerable
                .Range(0, Models.Count)
                .Select(model => new ModelReferences(model, [.. OfModel(model).Select(picture => Pictures[picture].Vector)])),
        ];

    internal IEnumerable<int> OfModel(int model) => Enumerable.Range(FirstOf[model], PicturesOf(model));

    public double Distance(int a, int b) => StyleDistance.Between(Pictures[a].Vector, Pictures[b].Vector);

    private bool SharedByModels(int[] keys) =>
        Enumerable
            .Range(0, Pictures.Count)
            .GroupBy(picture => keys[picture])
            .Any(key => key.Select(p => ModelOf[p]).Distinct().Count() > 1);

    private int[] Numbered(Func<StyleVector, string> key)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. Pictures.Select(picture =>
            {
                numbers.TryAdd(key(picture), numbers.Count);
                return numbers[key(picture)];
            }),
        ];
    }

    private void Check(string name)
    {
        var odd = Pictures.FirstOrDefault(picture => picture.Vector.Length != Dimensions || Dimensions == 0);
        if (odd is not null)
        {
            throw new EvaluationException(
                $"{name} has vectors of {Dimensions} and {odd.Vector.Length} numbers: take vectors of one encoder, with one number or more."
            );
        }

        var broken = Pictures.FirstOrDefault(picture => !Array.TrueForAll(picture.Vector, float.IsFinite));
        if (broken is not null)
        {
            throw new EvaluationException(
                $"{name}: the vector of {broken.Model}/{broken.Sample} has a number that is not finite: encode the picture again."
            );
        }
    }

    private static string Counted(int models) => models == 0 ? "no model" : "one model";
}
