namespace LoraJudge.Style.Ranking;

/// <summary>
/// An immutable set of models, each with the style vectors of its reference pictures, ranked exactly by the paper's
/// d_avg(q, m) = 1/|S_m| Σ_s ‖q − t(s, m)‖₂, ascending; ties by model id. A <see cref="CentreIndex"/> has one vector of each model, its
/// centre, and ranks by the distance to it.
/// </summary>
public interface IRankingIndex
{
    int ModelCount { get; }
    int ReferenceCount { get; }
    int Dimensions { get; }

    /// <summary>The <paramref name="count"/> nearest models, or all of them where there are fewer.</summary>
    /// <param name="filter">Which models take part, asked once for each combination of traits; null for all.</param>
    /// <exception cref="ArgumentException"><paramref name="query"/> has another length or a value that is not finite.</exception>
    IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count, Predicate<ModelTraits>? filter = null);

    /// <summary>Several pictures as one query: models by the mean over the pictures of d_avg, or by the distance of their mean to the centre.</summary>
    /// <param name="pictures">One vector or more.</param>
    /// <inheritdoc cref="Search"/>
    IReadOnlyList<RankedModel> SearchTogether(IReadOnlyList<float[]> pictures, int count, Predicate<ModelTraits>? filter = null);

    /// <summary>Several queries at once: the same rankings as one by one, in less time.</summary>
    /// <returns>A ranking for each query.</returns>
    /// <inheritdoc cref="Search"/>
    IReadOnlyList<IReadOnlyList<RankedModel>> SearchMany(IReadOnlyList<float[]> queries, int count, Predicate<ModelTraits>? filter = null);
}

/// <param name="ModelId">The catalogue's id.</param>
/// <param name="Distance">d_avg, or that to the centre, summed in double precision.</param>
public readonly record struct RankedModel(long ModelId, double Distance)
{
    /// <summary>Whether it stands before another model.</summary>
    public bool IsBefore(RankedModel other) => Distance < other.Distance || (Distance == other.Distance && ModelId < other.ModelId);
}

/// <param name="ModelId">Unique in an index.</param>
/// <param name="References">One vector or more, all of one length.</param>
public sealed record ModelReferences(long ModelId, IReadOnlyList<float[]> References)
{
    public ModelTraits Traits { get; init; } = ModelTraits.Unknown;

    /// <summary>A mark of the caller's own, kept with the model: by it changed references can be told from unchanged ones.</summary>
    public long Version { get; init; }
}

/// <summary>What a search can be narrowed by.</summary>
/// <param name="NsfwLevel">Flags as Civitai numbers them; 0 where nothing is known.</param>
public sealed record ModelTraits(string? BaseModel, string? Licence, int NsfwLevel)
{
    public static readonly ModelTraits Unknown = new(null, null, 0);
}
