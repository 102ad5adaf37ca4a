using LoraJudge.Style.Ranking;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <summary>The snapshot that searches read. A reader takes it once and works on that one to its end.</summary>
public sealed class CatalogueSnapshots : ISearchable
{
    private volatile StyleSnapshot? current;

    /// <summary>Null while there is nothing to search (an empty catalogue, or a demo still being made).</summary>
    public StyleSnapshot? Current => current;

    bool ISearchable.IsReady => current is not null;

    /// <summary>Raised after a swap, on the thread that swapped.</summary>
    public event Action? Changed;

    public void Swap(StyleSnapshot? snapshot)
    {
        current = snapshot;
        Changed?.Invoke();
    }
}
