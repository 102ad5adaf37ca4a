using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Search.Examples;

namespace LoraJudge.Web.Features.Search;

/// <summary>What the start page shows.</summary>
public sealed class StartHandler(CatalogueSnapshots snapshots, ProgressBoard board, ISearchExamples examples)
{
    public const int ExampleCount = 8;

    public async Task<StartView> GetAsync(CancellationToken cancellation)
    {
        if (snapshots.Current is null)
            return new StartView(board.Running.Count > 0, board.Running.Count == 0, []);
        return new StartView(InTheMaking: false, IsEmpty: false, await examples.TakeAsync(ExampleCount, cancellation));
    }
}

/// <param name="InTheMaking">There is nothing to search yet, but work on it is under way.</param>
/// <param name="IsEmpty">There is nothing to search, and nothing is being done about it.</param>
/// <param name="Examples">Pictures to try.</param>
public sealed record StartView(bool InTheMaking, bool IsEmpty, IReadOnlyList<SearchExample> Examples);
