namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <summary>What an empty catalogue is filled with at a start.</summary>
internal interface IFirstCatalogue
{
    /// <summary>Whether the catalogue is empty, or what was begun is unfinished.</summary>
    Task<bool> IsDueAsync(CancellationToken cancellation);

    Task MakeAsync(CancellationToken cancellation);
}
