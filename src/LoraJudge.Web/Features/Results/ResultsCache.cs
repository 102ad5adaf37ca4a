using LoraJudge.Web.Features.Results.Figures;
using Microsoft.Extensions.Caching.Memory;

namespace LoraJudge.Web.Features.Results;

/// <summary>The last few results, so that a page's pictures need not compute what the page has computed. Other data have another key.</summary>
internal sealed class ResultsCache : IDisposable
{
    private const int Most = 8;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="version">Of the study's data, see <see cref="VersionOf"/>.</param>
    /// <param name="query">As <see cref="ResultsQuery.Of"/> gives it.</param>
    public StudyResults? Find(long study, string version, ResultsQuery query) => kept.Get<StudyResults>((study, version, query));

    public void Keep(long study, ResultsQuery query, StudyResults results) =>
        kept.Set(
            (study, VersionOf(results.Fingerprint), query),
            results,
            new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = KeptFor }
        );

    /// <returns>The first digits of a fingerprint, which addresses of pictures have.</returns>
    public static string VersionOf(string fingerprint) => fingerprint[..16];

    public void Dispose() => kept.Dispose();
}
