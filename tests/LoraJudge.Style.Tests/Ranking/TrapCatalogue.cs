using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

/// <summary>
/// Catalogues and queries at which bounds can go wrong: ties, twins, duplicates, zero vectors, single references, scales from the tiniest
/// to the largest numbers, clouds far from zero.
/// </summary>
internal sealed class TrapCatalogue
{
    private static readonly string?[] BaseModels = [null, "SD 1.5", "SDXL 1.0"];

    private readonly Random random;
    private readonly int dimensions;
    private readonly bool whole;
    private readonly float offset;
    private readonly bool scalesDiffer;
    private readonly double scale;

    public TrapCatalogue(int seed)
    {
        random = new Random(seed);
        dimensions = random.Next(8) == 0 ? random.Next(17, 70) : random.Next(1, 14);
        whole = random.Next(3) == 0;
        scale = Math.Pow(10, random.Next(10) == 0 ? random.Next(-44, 38) : random.Next(-6, 7));
        offset = random.Next(5) == 0 ? (float)(scale * random.Next(1, 2000)) : 0;
        scalesDiffer = random.Next(5) == 0;
        var count = random.Next(25) == 0 ? random.Next(129, 400) : random.Next(1, 24);
        var most = random.Next(4) == 0 ? 60 : random.Next(1, 12);
        Models = new ModelReferences[count];
        for (var index = 0; index < count; index++)
            Models[index] = new ModelReferences((count - index) * 3 % 1001, References(index, most)) { Traits = Traits() };
        Models = [.. Models.DistinctBy(model => model.ModelId)];
    }

    public ModelReferences[] Models { get; }

    public float[] Query()
    {
        var model = Models[random.Next(Models.Length)].References;
        return random.Next(6) switch
        {
            0 => model[random.Next(model.Count)],
            1 => new float[dimensions],
            2 => [.. Enumerable.Range(0, dimensions).Select(index => model.Average(vector => vector[index]))],
            3 => Vector(scale * Math.Pow(10, random.Next(-3, 4))),
            _ => Vector(scale),
        };
    }

    public int Count() => random.Next(8) == 0 ? Models.Length + random.Next(3) : random.Next(1, 1 + Math.Min(12, Models.Length));

    public Predicate<ModelTraits>? Filter() =>
        random.Next(6) switch
        {
            0 => traits => traits.BaseModel == "SD 1.5",
            1 => traits => traits.NsfwLevel <= 2 && traits.Licence is null,
            2 when random.Next(3) == 0 => _ => false,
            _ => null,
        };

    private float[][] References(int index, int most)
    {
        if (index > 0 && random.Next(6) == 0)
            return [.. Models[random.Next(index)].References.Reverse()];
        var own = scalesDiffer ? scale * Math.Pow(10, random.Next(-12, 13)) : scale;
        var centre = Vector(own);
        var (spread, kind) = (Math.Pow(10, random.Next(-7, 1)), random.Next(8));
        var references = new float[random.Next(1, most + 1)][];
        for (var number = 0; number < references.Length; number++)
            references[number] = kind switch
            {
                0 => centre,
                1 => new float[dimensions],
                2 or 3 => Vector(own),
                4 => Line(centre, own * spread),
                _ => whole ? Vector(own) : [.. centre.Select(number => Finite(number + (own * spread * Gaussian())))],
            };
        return references;
    }

    private float[] Line(float[] centre, double spread)
    {
        var (along, step) = (random.Next(dimensions), spread * Gaussian());
        return [.. centre.Select((number, index) => index == along ? Finite(number + step) : number)];
    }

    private float[] Vector(double own) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => Finite(offset + (own * (whole ? random.Next(-2, 3) : Gaussian()))))];

    private ModelTraits Traits() =>
        new(BaseModels[random.Next(BaseModels.Length)], random.Next(2) == 0 ? null : "CreativeML", 1 << random.Next(5));

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static float Finite(double number) => (float)Math.Clamp(number, -float.MaxValue, float.MaxValue);
}
