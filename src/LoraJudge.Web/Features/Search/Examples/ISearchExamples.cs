namespace LoraJudge.Web.Features.Search.Examples;

/// <summary>Pictures to try a first search with.</summary>
internal interface ISearchExamples
{
    /// <summary>At most <paramref name="count"/> pictures of the catalogue, of different models.</summary>
    Task<IReadOnlyList<SearchExample>> TakeAsync(int count, CancellationToken cancellation = default);
}

/// <param name="Sha256">A picture of the catalogue.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Caption">What it shows, for those who cannot see it.</param>
public sealed record SearchExample(string Sha256, int Width, int Height, string Caption);
