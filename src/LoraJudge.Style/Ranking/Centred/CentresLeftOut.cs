namespace LoraJudge.Style.Ranking.Centred;

/// <summary>Distances of pictures to models' centres, with some pictures taken out of them: from one sum a model, not from all pairs.</summary>
internal sealed class CentresLeftOut
{
    private readonly IReadOnlyList<ModelReferences> models;
    private readonly double shrinkage;
    private readonly Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded;
    private readonly ModelSum[] sums;
    private readonly float[][] centres;

    /// <param name="models">Each with a reference or more.</param>
    /// <param name="excluded">As <see cref="LeaveOneOut.Rank"/> takes it.</param>
    public CentresLeftOut(
        IReadOnlyList<ModelReferences> models,
        double shrinkage,
        Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded
    )
    {
        (this.models, this.shrinkage, this.excluded) = (models, shrinkage, excluded);
        sums = [.. models.Select(model => ModelSum.Of(model.References))];
        centres = [.. sums.Select(sum => sum.Centre(shrinkage))];
    }

    /// <returns>One a model; NaN where nothing of it is left.</returns>
    public double[] DistancesOf((int Model, int Reference) query)
    {
        var vector = models[query.Model].References[query.Reference];
        var distances = new double[models.Count];
        for (var model = 0; model < models.Count; model++)
            distances[model] = CentreFor(query, model) is { } centre ? StyleDistance.Between(vector, centre) : double.NaN;
        return distances;
    }

    private float[]? CentreFor((int Model, int Reference) query, int model)
    {
        ModelSum? left = null;
        for (var reference = 0; reference < (excluded is null && model != query.Model ? 0 : sums[model].Count); reference++)
            if ((model, reference) == query || excluded?.Invoke(query, (model, reference)) == true)
                (left ??= sums[model].Copy()).Remove(models[model].References[reference]);
        return left is null ? centres[model]
            : left.Count == 0 ? null
            : left.Centre(shrinkage);
    }
}
