using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalogue.Likelihoods;

namespace LoraJudge.Web.Features.Artists.Findings;

/// <summary>What was found for an artist's pictures, as it is kept and as scripts get it.</summary>
/// <param name="MeasuredUtc">Null until it is measured.</param>
/// <param name="Problem">Why there is nothing to be found, for a person; null otherwise.</param>
/// <param name="Portal">Version of the program.</param>
/// <param name="EncoderHash">Of the encoder as a whole, projection included.</param>
/// <param name="Models">How many models were ranked.</param>
/// <param name="References">How many reference pictures they had.</param>
/// <param name="NearPercent">What counts as near: the nearest this many per cent of the models…</param>
/// <param name="NearWithin">…that is, this many.</param>
/// <param name="NearAll">How many models are near every picture.</param>
/// <param name="Pictures">Those that were measured.</param>
/// <param name="LeftOut">Pictures that could not be used.</param>
/// <param name="Ranking">Models near all pictures and the nearest others, by their distance to all pictures.</param>
public sealed record ArtistFindings(
    DateTime? MeasuredUtc,
    string? Problem,
    string Portal,
    string Encoder,
    string EncoderHash,
    int Models,
    int References,
    double NearPercent,
    int NearWithin,
    int NearAll,
    IReadOnlyList<ArtistFile> Pictures,
    IReadOnlyList<LeftOutFile> LeftOut,
    IReadOnlyList<ArtistModel> Ranking
)
{
    /// <summary>Why no likelihoods are told; null where they are.</summary>
    public string? LikelihoodNote { get; init; }

    /// <summary>That none of the catalogue's models made a picture, the mean over the pictures, 0 to 1; null where that cannot be believed, and in earlier reports.</summary>
    public double? None { get; init; }

    /// <summary>Earlier reports compared a model with one other: their likelihoods are not shown.</summary>
    [JsonIgnore]
    public bool HasLikelihoods => None is not null;

    /// <summary>What a style distance is, as <see cref="RankingWords.Code"/> has it; reports that do not say are by mean distance.</summary>
    public string RankedBy { get; init; } = RankingWords.Code(RankingMethod.MeanDistance);

    [JsonIgnore]
    public bool IsByCentre => RankedBy == RankingWords.Code(RankingMethod.Centre);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Nothing is measured yet.</summary>
    public static ArtistFindings Awaited(string encoder, string encoderHash, IReadOnlyList<LeftOutFile> leftOut) =>
        new(null, null, "", encoder, encoderHash, 0, 0, 0, 0, 0, [], leftOut, []);

    public bool IsDone => MeasuredUtc is not null;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <returns>Awaited ones where they were written by another version: they are found anew.</returns>
    public static ArtistFindings Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ArtistFindings>(json, Json) ?? Awaited("", "", []);
        }
        catch (JsonException)
        {
            return Awaited("", "", []);
        }
    }
}

/// <param name="Position">From 1.</param>
/// <param name="Sha256">Of the file as it was sent.</param>
public sealed record ArtistFile(int Position, string FileName, string Sha256, int Width, int Height, long Bytes)
{
    /// <summary>That none of the catalogue's models made the picture, 0 to 1; null where that cannot be believed.</summary>
    public double? None { get; init; }
}

/// <param name="Reason">For a person.</param>
public sealed record LeftOutFile(string FileName, string Reason);

/// <param name="Rank">By the distance, from 1, among all models.</param>
/// <param name="IsNearAll">Whether it is among the nearest for every picture.</param>
/// <param name="WorstRank">Its rank for the picture that it is farthest down for.</param>
/// <param name="Distance">Mean over the pictures of d_avg; by centre, of the pictures' mean to the model's centre.</param>
/// <param name="Likelihood">That the model made a picture, the mean over the pictures, 0 to 1; null where that cannot be believed.</param>
/// <param name="Sha256">Of the model's file; null where it is not known.</param>
/// <param name="AutoV2">Its first ten digits, as web UIs show it.</param>
public sealed record ArtistModel(
    int Rank,
    bool IsNearAll,
    int WorstRank,
    double Distance,
    double? Likelihood,
    StyleNearness Nearness,
    string Model,
    string Name,
    string LoraName,
    string? Version,
    string? Creator,
    string? BaseModel,
    string? Licence,
    string? Source,
    string? Sha256,
    string? AutoV2,
    bool IsStandIn,
    IReadOnlyList<ArtistModelPicture> Pictures
);

/// <param name="Position">Of the artist's picture.</param>
/// <param name="Rank">Of the model for this picture alone, from 1.</param>
/// <param name="Distance">d_avg, or to the model's centre.</param>
/// <param name="Likelihood">That this model of all made the picture, 0 to 1; null where that cannot be believed.</param>
/// <param name="Nearest">The model's pictures that are nearest to it.</param>
public sealed record ArtistModelPicture(
    int Position,
    int Rank,
    double Distance,
    double? Likelihood,
    StyleNearness Nearness,
    IReadOnlyList<ArtistReference> Nearest
);

/// <param name="Sha256">Of the reference picture, which is at /pictures/{sha256}.</param>
/// <param name="Distance">‖q − t(s, m)‖₂.</param>
public sealed record ArtistReference(string Sha256, string Sample, double Distance, int Width, int Height);
