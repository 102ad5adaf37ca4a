namespace LoraJudge.Style.Ranking;

/// <summary>Measures what a distance means among a catalogue's models.</summary>
public static class DistanceScaleFit
{
    /// <summary>Reference pictures that are looked at, evenly spread over a larger catalogue.</summary>
    public const int MaxPictures = 2000;

    /// <summary>By centre: distances to the centre of the rest of the own model, and to another model's centre.</summary>
    public static DistanceScale Fit(HeldOutPictures pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var centres = pictures.Centres;
        return new DistanceScale(
            pictures
                .Pictures.Select(picture => (picture.Vector, Own: pictures.OwnCentre(picture)))
                .Where(picture => picture.Own is not null)
                .Select(picture => StyleDistance.Between(picture.Vector, picture.Own)),
            centres.Count < 2
                ? []
                : pictures.Pictures.Select(
                    (picture, position) =>
                        StyleDistance.Between(picture.Vector, centres[Another(picture.Model, position, centres.Count)].Centre)
                ),
            RankingMethod.Centre
        );
    }

    /// <summary>By mean distance.</summary>
    public static DistanceScale Fit(IReadOnlyList<ModelReferences> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var step = Math.Max(1, models.Sum(model => model.References.Count) / MaxPictures);
        var pictures = EveryNth(models, step);
        return new DistanceScale(
            pictures.Where(picture => models[picture.Model].References.Count > 1).Select(picture => ToOwn(models, picture)),
            models.Count < 2 ? [] : pictures.Select((picture, position) => ToAnother(models, picture, position))
        );
    }

    /// <summary>Of all pictures in the order of their models; the others are not looked at.</summary>
    private static List<(int Model, int Reference)> EveryNth(IReadOnlyList<ModelReferences> models, int step)
    {
        var (pictures, before) = (new List<(int Model, int Reference)>(), 0);
        for (var model = 0; model < models.Count; model++)
        {
            for (var reference = (step - (before % step)) % step; reference < models[model].References.Count; reference += step)
                pictures.Add((model, reference));
            before += models[model].References.Count;
        }

        return pictures;
    }

    private static double ToOwn(IReadOnlyList<ModelReferences> models, (int Model, int Reference) picture) =>
        models[picture.Model]
            .References.Where((_, reference) => reference != picture.Reference)
            .Average(vector => StyleDistance.Between(models[picture.Model].References[picture.Reference], vector));

    /// <summary>Every other model has its turn: a stride over the models instead of a random draw.</summary>
    private static int Another(int model, int position, int models) => (model + 1 + (position % (models - 1))) % models;

    private static double ToAnother(IReadOnlyList<ModelReferences> models, (int Model, int Reference) picture, int position)
    {
        var other = Another(picture.Model, position, models.Count);
        return models[other]
            .References.Average(vector => StyleDistance.Between(models[picture.Model].References[picture.Reference], vector));
    }
}
