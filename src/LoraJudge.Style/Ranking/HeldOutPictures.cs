namespace LoraJudge.Style.Ranking;

/// <summary>
/// Pictures of a catalogue that is ranked by centre, each held out of its own model's centre: what distances and ranks mean in it is
/// measured on them.
/// </summary>
public sealed class HeldOutPictures
{
    private readonly double shrinkage;
    private readonly Dictionary<long, int> placeOf;

    /// <param name="centres">Of all models.</param>
    /// <param name="shrinkage">κ that they were made with.</param>
    /// <param name="pictures">Adapted vectors, evenly spread over the catalogue; those of other models are left out.</param>
    public HeldOutPictures(IReadOnlyList<ModelCentre> centres, double shrinkage, IEnumerable<(long ModelId, float[] Vector)> pictures)
    {
        ArgumentNullException.ThrowIfNull(centres);
        (Centres, this.shrinkage) = (centres, shrinkage);
        placeOf = centres.Index().ToDictionary(centre => centre.Item.ModelId, centre => centre.Index);
        Pictures =
        [
            .. pictures
                .Where(picture => placeOf.ContainsKey(picture.ModelId))
                .Select(picture => new HeldOutPicture(placeOf[picture.ModelId], picture.Vector)),
        ];
    }

    public IReadOnlyList<ModelCentre> Centres { get; }

    public IReadOnlyList<HeldOutPicture> Pictures { get; }

    /// <summary>The centre of the rest of the picture's model; null where it is the only picture.</summary>
    public float[]? OwnCentre(HeldOutPicture picture)
    {
        var centre = Centres[picture.Model];
        if (centre.Pictures < 2)
            return null;
        var rest = new float[centre.Centre.Length];
        for (var place = 0; place < rest.Length; place++)
            rest[place] = (float)(
                (((centre.Pictures + shrinkage) * centre.Centre[place]) - picture.Vector[place]) / (centre.Pictures - 1 + shrinkage)
            );
        return rest;
    }
}

/// <param name="Model">Its model's place among the centres.</param>
/// <param name="Vector">In the style space.</param>
public readonly record struct HeldOutPicture(int Model, float[] Vector);
