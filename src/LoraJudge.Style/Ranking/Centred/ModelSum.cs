namespace LoraJudge.Style.Ranking.Centred;

/// <summary>The sum of a model's adapted vectors, of which some can be taken out again.</summary>
internal sealed class ModelSum
{
    private readonly double[] sum;

    public ModelSum(int dimensions) => sum = new double[dimensions];

    private ModelSum(double[] sum, int count) => (this.sum, Count) = (sum, count);

    public int Count { get; private set; }

    public static ModelSum Of(IReadOnlyList<float[]> vectors)
    {
        var all = new ModelSum(vectors[0].Length);
        foreach (var vector in vectors)
            all.Add(vector);
        return all;
    }

    public void Add(ReadOnlySpan<float> vector)
    {
        for (var place = 0; place < sum.Length; place++)
            sum[place] += vector[place];
        Count++;
    }

    public void Remove(ReadOnlySpan<float> vector)
    {
        for (var place = 0; place < sum.Length; place++)
            sum[place] -= vector[place];
        Count--;
    }

    public ModelSum Copy() => new([.. sum], Count);

    /// <summary>n/(n+κ) · mean, for a count of one or more.</summary>
    public float[] Centre(double shrinkage) => Array.ConvertAll(sum, value => (float)(value / (Count + shrinkage)));
}
