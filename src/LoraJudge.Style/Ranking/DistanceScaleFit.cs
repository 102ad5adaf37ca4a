namespace LoraJudge.Style.Ranking;

/// <summary>Measures what a distance means among a catalogue's models.</summary>
public static class DistanceScaleFit
{
    /// <summary>Reference pictures that are looked at, evenly spread over a larger catalogue.</summary>
    public const int MaxPictures = 2000;

    public static DistanceScale Fit(IReadOnlyList<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var step = Math.Max(1, models.Sum(model => model.References.Count) / MaxPictures);
        var pictures = models
            .SelectMany(
                (model, index) => Enumerable.Range(0, model.References.Count).Select(reference => (Model: index, Reference: reference))
            )
            .Where((_, position) => position % step == 0)
            .ToArray();
        return new DistanceScale(
            pictures.Where(picture => models[picture.Model].References.Count > 1).Select(picture => ToOwn(models, picture)),
            models.Count < 2 ? [] : pictures.Select((picture, position) => ToAnother(models, picture, position))
        );
    }

    private static double ToOwn(IReadOnlyList<ModelReferences> models, (int Model, int Reference) picture) =>
        models[picture.Model]
            .References.Where((_, reference) => reference != picture.Reference)
            .Average(vector => StyleDistance.Between(models[picture.Model].References[picture.Reference], vector));

    /// <summary>Every other model has its turn: a stride over the models instead of a random draw.</summary>
    private static double ToAnother(IReadOnlyList<ModelReferences> models, (int Model, int Reference) picture, int position)
    {
        var other = (picture.Model + 1 + (position % (models.Count - 1))) % models.Count;
        return models[other]
            .References.Average(vector => StyleDistance.Between(models[picture.Model].References[picture.Reference], vector));
    }
}
