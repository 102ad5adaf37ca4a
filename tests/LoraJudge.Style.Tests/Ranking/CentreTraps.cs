using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

/// <summary>The first vectors of the models of a <see cref="TrapCatalogue"/> as centres, some of which come and go.</summary>
internal sealed class CentreTraps
{
    private readonly TrapCatalogue traps;
    private readonly ModelCentre[] all;
    private readonly Random random;

    public CentreTraps(int seed)
    {
        (traps, random) = (new TrapCatalogue(seed), new Random(seed));
        all =
        [
            .. traps.Models.SelectMany(model =>
                model.References.Select(
                    (vector, number) => new ModelCentre((model.ModelId * 61) + number, vector) { Traits = model.Traits }
                )
            ),
        ];
        Models = [.. all.Where(_ => random.Next(4) > 0)];
    }

    public ModelCentre[] Models { get; private set; }

    /// <summary>The same as models of one reference each.</summary>
    public IEnumerable<ModelReferences> References =>
        Models.Select(model => new ModelReferences(model.ModelId, [model.Centre]) { Traits = model.Traits });

    public float[] Query() => traps.Query();

    public int Count() => random.Next(8) == 0 ? Models.Length + random.Next(3) : random.Next(1, 13);

    public Predicate<ModelTraits>? Filter() => traps.Filter();

    /// <summary>Takes some models out, and puts some in: new ones, or others in the place of those that are there.</summary>
    public CentreIndex Change(CentreIndex index)
    {
        var removed = all.Where(_ => random.Next(10) == 0).Select(model => model.ModelId).ToHashSet();
        var put = all.Where(_ => random.Next(10) == 0)
            .Select(model => model with { Centre = all[random.Next(all.Length)].Centre })
            .ToDictionary(model => model.ModelId);
        Models = [.. Models.Where(model => !removed.Contains(model.ModelId) && !put.ContainsKey(model.ModelId)), .. put.Values];
        return index.With(put.Values, removed);
    }
}
