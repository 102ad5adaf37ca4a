namespace LoraJudge.Web.Features.Encoders;

/// <param name="Encoders">The newest first.</param>
/// <param name="Pending">The encoder whose vectors are being made.</param>
/// <param name="Problem">What went wrong with an encoder, and how to mend it; null where all is well.</param>
/// <param name="SearchedBy">Hash of the encoder, projection included, that searches use; null while there is nothing to search.</param>
internal sealed record EncodersView(IReadOnlyList<EncoderView> Encoders, EncoderView? Pending, string? Problem, string? SearchedBy)
{
    public bool HasTrained => Encoders.Any(encoder => encoder.IsTrained);
}

/// <param name="Kind">What it is, in a few words.</param>
/// <param name="Ranking">How models are ranked by it, in words.</param>
/// <param name="Architecture">What it is made of; null where nothing is known.</param>
/// <param name="TrainedOn">What it was trained on, a line for each source; empty where it was not, or nothing is known.</param>
/// <param name="Measures">Groups of figures.</param>
/// <param name="IsTrained">Whether it is a checkpoint that can be activated: trained, or embedded in an earlier version.</param>
/// <param name="IsActive">Whether the portal is to rank with it.</param>
/// <param name="IsInUse">Whether it does.</param>
/// <param name="Vectors">Pictures of the catalogue that have a vector by it.</param>
/// <param name="Pictures">Pictures of the catalogue.</param>
public sealed record EncoderView(
    long Id,
    string Hash,
    string Name,
    string Kind,
    string Ranking,
    string? Architecture,
    IReadOnlyList<string> TrainedOn,
    IReadOnlyList<EncoderMeasures> Measures,
    DateTime CreatedUtc,
    bool IsTrained,
    bool IsActive,
    bool IsWanted,
    bool IsInUse,
    int Vectors,
    int Pictures
)
{
    public bool HasAllVectors => Vectors >= Pictures;
}
