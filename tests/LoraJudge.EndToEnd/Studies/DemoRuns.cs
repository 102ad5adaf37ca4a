using Microsoft.EntityFrameworkCore;

namespace LoraJudge.EndToEnd.Studies;

/// <summary>Rankings of the demo's models that need no encoder.</summary>
internal static class DemoRuns
{
    /// <summary>Ranks the models by their names, in TREC's format.</summary>
    /// <param name="folder">The portal's data folder.</param>
    public static async Task<string> AlphabetAsync(string folder, params IReadOnlyList<string> queries)
    {
        await using var tables = new PortalTables(folder);
        await using var context = await tables.OpenAsync();
        var slugs = await context.LoraModels.OrderBy(model => model.Slug).Select(model => model.Slug).ToListAsync();
        return string.Concat(
            from query in queries
            from place in Enumerable.Range(0, slugs.Count)
            select $"{query} Q0 {slugs[place]} {place + 1} {slugs.Count - place} alphabet\n"
        );
    }
}
