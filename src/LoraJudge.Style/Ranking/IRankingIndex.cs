namespace LoraJudge.Style.Ranking;

/// <summary>
/// An immutable set of models, each with the style vectors of its reference pictures, ranked exactly by the paper's
/// d_avg(q, m) = 1/|S_m| Σ_s ‖q − t(s, m)‖₂, ascending; ties by model id.
/// </summary>
public interface IRankingIndex
{
    int ModelCount { get; }
    int ReferenceCount { get; }
    int Dimensions { get; }

    /// <summary>The <paramref name="count"/> nearest models, or all of them where there are fewer.</summary>
    /// <exception cref="ArgumentException"><paramref name="query"/> has another length or a value that is not finite.</exception>
    IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count);
}

/// <param name="ModelId">The catalogue's id.</param>
/// <param name="Distance">d_avg, summed in double precision.</param>
public readonly record struct RankedModel(long ModelId, double Distance);

/// <param name="ModelId">Unique in an index.</param>
/// <param name="References">One vector or more, all of one length.</param>
public sealed record ModelReferences(long ModelId, IReadOnlyList<float[]> References);
