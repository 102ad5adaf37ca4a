using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>What a run can be started with.</summary>
/// <param name="Models">Names by slug, those that are not retired.</param>
public sealed record BuildChoices(
    IReadOnlyList<BuildSetChoice> Sets,
    IReadOnlyList<string> BackEnds,
    IReadOnlyList<BuildModelChoice> Models
);

public sealed record BuildSetChoice(long Id, string Name, int Samples);

/// <param name="HasPictures">Whether it has a picture of any set.</param>
public sealed record BuildModelChoice(string Slug, string Name, string LoraName, bool HasPictures);

/// <summary>Reads what a run can be started with.</summary>
internal sealed class BuildChoicesReader(IDbContextFactory<LoraJudgeDbContext> contexts, TransferBackEnds backEnds)
{
    public async Task<BuildChoices> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new BuildChoices(
            await context
                .SampleSets.OrderByDescending(set => set.Id)
                .Select(set => new BuildSetChoice(set.Id, set.Name, set.Images.Count(image => image.BlobSha256 != null)))
                .ToListAsync(cancellation),
            [.. backEnds.All.Select(backEnd => backEnd.Backend)],
            await context
                .LoraModels.Where(model => model.RetiredUtc == null)
                .OrderBy(model => model.References.Count > 0)
                .ThenBy(model => model.Name)
                .ThenBy(model => model.Id)
                .Select(model => new BuildModelChoice(model.Slug, model.Name, model.LoraName, model.References.Count > 0))
                .ToListAsync(cancellation)
        );
    }
}
