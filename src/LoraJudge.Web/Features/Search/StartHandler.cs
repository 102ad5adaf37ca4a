using LoraJudge.Web.Features.Search.Examples;

namespace LoraJudge.Web.Features.Search;

/// <summary>What the start page shows.</summary>
internal sealed class StartHandler(StyleSearcher searcher, ISearchExamples examples)
{
    public const int ExampleCount = 8;

    public async Task<StartView> GetAsync(CancellationToken cancellation) =>
        await searcher.ProblemAsync(cancellation) is { } problem
            ? new StartView(problem, [])
            : new StartView(null, await examples.TakeAsync(ExampleCount, cancellation));
}

/// <param name="Problem">Why there is nothing to search yet; null where there is.</param>
/// <param name="Examples">Pictures to try.</param>
internal sealed record StartView(SearchProblem? Problem, IReadOnlyList<SearchExample> Examples)
{
    public bool InTheMaking => Problem == SearchProblem.CatalogueInTheMaking;

    public bool IsEmpty => Problem == SearchProblem.CatalogueEmpty;
}
