using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Training.Sampling;

/// <summary>Which model made each training picture, and what it shows.</summary>
internal sealed class LabelledPictures
{
    private readonly Dictionary<string, int[]> bySubject;

    /// <param name="pictures">Every model has two or more; two models or more.</param>
    public LabelledPictures(IReadOnlyList<TrainingPicture> pictures)
    {
        var models = pictures.Select(picture => picture.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var numbers = models.Select((model, number) => (model, number)).ToDictionary(StringComparer.Ordinal);
        Models = [.. pictures.Select(picture => numbers[picture.Model])];
        Subjects = [.. pictures.Select(picture => picture.Subject)];
        OfModel = [.. Enumerable.Range(0, models.Length).Select(Indices)];
        FamilyOf = ModelFamilies.Numbers([.. OfModel.Select(model => pictures[model[0]].Family)]);
        Families = FamilyOf.Distinct().Count();
        bySubject = Enumerable
            .Range(0, Count)
            .GroupBy(index => Subjects[index], StringComparer.Ordinal)
            .ToDictionary(subject => subject.Key, subject => subject.ToArray(), StringComparer.Ordinal);
    }

    public int Count => Models.Length;

    /// <summary>Number of the model of each picture.</summary>
    public int[] Models { get; }

    public string[] Subjects { get; }

    /// <summary>Pictures of each model.</summary>
    public int[][] OfModel { get; }

    /// <summary>Number of each model's family: models of one family are not each other's negatives.</summary>
    public int[] FamilyOf { get; }

    public int Families { get; }

    public IReadOnlyList<int> OfSubject(string subject) => bySubject[subject];

    private int[] Indices(int model) => [.. Enumerable.Range(0, Models.Length).Where(index => Models[index] == model)];
}

internal static class Pairing
{
    public static Dictionary<string, int> ToDictionary(this IEnumerable<(string Key, int Value)> pairs, StringComparer comparer) =>
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value, comparer);
}
