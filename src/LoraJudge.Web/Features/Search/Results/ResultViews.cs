using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Shared.Problems;

namespace LoraJudge.Web.Features.Search.Results;

/// <summary>What stands at a search's address.</summary>
public abstract record ResultView
{
    private ResultView() { }

    /// <param name="Code">The search's code.</param>
    /// <param name="Width">The query picture's width in pixels.</param>
    /// <param name="Height">The query picture's height in pixels.</param>
    /// <param name="ExpiresUtc">When the picture is removed.</param>
    /// <param name="Cards">The ranking.</param>
    /// <param name="Samples">The samples whose pictures every card shows, in this order.</param>
    /// <param name="ModelCount">Models in the catalogue.</param>
    /// <param name="EncoderName">What measured the distance.</param>
    /// <param name="IsGiven">Whether the picture was given for studies.</param>
    /// <param name="LikelihoodNote">Why no likelihoods are told; null where they are.</param>
    public sealed record Found(
        string Code,
        int Width,
        int Height,
        DateTime ExpiresUtc,
        IReadOnlyList<ResultCardView> Cards,
        IReadOnlyList<StripSample> Samples,
        int ModelCount,
        string EncoderName,
        bool IsGiven,
        string? LikelihoodNote
    ) : ResultView
    {
        /// <summary>What a distance is.</summary>
        public RankingMethod Ranking { get; init; }

        /// <summary>How likely which models made the picture; null where that is not known.</summary>
        public SearchShares? Shares { get; init; }

        public bool HasOriginals => Samples.Any(sample => sample.Original is not null);

        public bool HasStandIns => Cards.Any(card => card.Model.IsStandIn);
    }

    /// <param name="RemovedUtc">When the picture was removed.</param>
    public sealed record Removed(DateTime RemovedUtc) : ResultView;

    public sealed record Unknown : ResultView;

    /// <param name="Problem">Why the search cannot be shown now.</param>
    public sealed record Unavailable(SearchProblem Problem) : ResultView;
}

/// <param name="Rank">From 1.</param>
/// <param name="Model">The model, without its references.</param>
/// <param name="Distance">d_avg.</param>
/// <param name="Meaning">What the distance means in this catalogue.</param>
/// <param name="Percent">How likely the model made the picture, as <see cref="SearchShares"/> has it; null where that is not known.</param>
/// <param name="Pictures">One for every sample of the strip; null where the model has none of it.</param>
public sealed record ResultCardView(
    int Rank,
    LoraModel Model,
    double Distance,
    DistanceMeaning Meaning,
    int? Percent,
    IReadOnlyList<StripPicture?> Pictures
);

/// <param name="Original">SHA-256 of the original; null where there is none.</param>
public sealed record StripSample(long Id, string Caption, string? Original);

public sealed record StripPicture(string Sha256, int Width, int Height);
