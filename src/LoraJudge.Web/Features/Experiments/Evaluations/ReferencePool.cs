using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Which pictures are queries, and which are references for a query, by the paper's protocol.</summary>
internal sealed class ReferencePool
{
    private readonly VectorSet set;
    private readonly bool leaveSubjectOut;
    private readonly EncoderEvaluationOptions options;

    /// <summary>Each model's pictures in the common order of samples.</summary>
    private readonly int[][] ordered;

    public ReferencePool(VectorSet set, bool leaveSubjectOut, EncoderEvaluationOptions options)
    {
        this.set = set;
        this.leaveSubjectOut = leaveSubjectOut;
        this.options = options;
        int[] places = [.. Enumerable.Range(0, set.SampleOf.Max() + 1)];
        SeededRandom.Of(options.Seed, RandomPurpose.References).Shuffle(places);
        ordered =
        [
            .. Enumerable
                .Range(0, set.Models.Count)
                .Select(model => set.OfModel(model).OrderBy(picture => places[set.SampleOf[picture]]).ToArray()),
        ];
    }

    /// <summary>One picture of each of the drawn models that has a reference left for it.</summary>
    public IReadOnlyList<int> Queries()
    {
        var random = SeededRandom.Of(options.Seed, RandomPurpose.Queries);
        int[][] candidates =
        [
            .. ordered
                .Select(model => model.Order().Where(query => Array.Exists(model, reference => Allows(query, reference))).ToArray())
                .Where(model => model.Length > 0),
        ];
        random.Shuffle(candidates);
        return [.. candidates.Take(options.Queries).Select(model => model[random.Next(model.Length)])];
    }

    /// <summary>Models with a reference or more, each with as many as asked for, or all it has.</summary>
    public IReadOnlyList<ModelReferences> ReferencesFor(int query) =>
        [
            .. ordered
                .Select(
                    (pictures, model) =>
                        new ModelReferences(
                            model,
                            [
                                .. pictures
                                    .Where(picture => Allows(query, picture))
                                    .Take(options.References)
                                    .Select(picture => set.Pictures[picture].Vector),
                            ]
                        )
                )
                .Where(model => model.References.Count > 0),
        ];

    private bool Allows(int query, int reference) =>
        set.SampleOf[query] != set.SampleOf[reference] && !(leaveSubjectOut && set.SubjectOf[query] == set.SubjectOf[reference]);
}
