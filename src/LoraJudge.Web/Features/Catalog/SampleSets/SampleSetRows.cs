using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>Makes, renames and deletes sample sets, and changes what is said of their pictures.</summary>
internal sealed class SampleSetRows(IDbContextFactory<LoraJudgeDbContext> contexts, BlobKeeper keeper, TimeProvider time)
{
    /// <returns>The set's id.</returns>
    /// <exception cref="SampleSetException">The name does not do.</exception>
    public async Task<long> CreateAsync(string? name, CancellationToken cancellation)
    {
        var set = new SampleSet { Name = Checked(name), CreatedUtc = time.GetUtcNow().UtcDateTime };
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.SampleSets.Add(set);
        await SaveNameAsync(context, set.Name, cancellation);
        return set.Id;
    }

    /// <returns>The id of the set of that name, made where there is none.</returns>
    /// <exception cref="SampleSetException">The name does not do.</exception>
    public async Task<long> FindOrCreateAsync(string name, CancellationToken cancellation)
    {
        var wanted = Checked(name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SampleSets.Where(set => set.Name == wanted).Select(set => (long?)set.Id).SingleOrDefaultAsync(cancellation)
            ?? await CreateAsync(name, cancellation);
    }

    /// <returns>False where there is no such set.</returns>
    /// <exception cref="SampleSetException">The name does not do.</exception>
    public async Task<bool> RenameAsync(long id, string? name, CancellationToken cancellation)
    {
        var wanted = Checked(name);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.SampleSets.SingleOrDefaultAsync(set => set.Id == id, cancellation) is not { } found)
            return false;
        found.Name = wanted;
        await SaveNameAsync(context, wanted, cancellation);
        return true;
    }

    /// <summary>Deletes a set that no model has pictures of, with its own pictures and the runs that made nothing of it.</summary>
    /// <returns>False where there is no such set.</returns>
    /// <exception cref="SampleSetException">It is used.</exception>
    public async Task<bool> DeleteAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var files = await FilesAsync(context, image => image.SampleSetId == id, cancellation);
        var deleted = await contexts.InTransactionAsync(
            async (inner, token) =>
            {
                if (await inner.ReferenceImages.AnyAsync(picture => picture.SampleImage.SampleSetId == id, token))
                    throw new SampleSetException("Models have pictures of this set: it cannot be deleted under them.");
                if (await inner.BuildRuns.AnyAsync(run => run.SampleSetId == id && run.EndedUtc == null, token))
                    throw new SampleSetException("A run works on this set: cancel it first, then delete the set.");
                await inner.BuildRuns.Where(run => run.SampleSetId == id).ExecuteDeleteAsync(token);
                return await inner.SampleSets.Where(set => set.Id == id).ExecuteDeleteAsync(token);
            },
            cancellation
        );
        await keeper.RemoveUnusedAsync(files, cancellation);
        return deleted > 0;
    }

    /// <summary>Says something of pictures of a set; null leaves what was said.</summary>
    /// <param name="licence">Empty for none.</param>
    /// <returns>How many there are.</returns>
    public Task<int> DescribeAsync(
        long id,
        IReadOnlyCollection<long> pictures,
        SampleCategory? category,
        string? licence,
        CancellationToken cancellation
    ) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var images = await context
                    .SampleImages.Where(image => image.SampleSetId == id && pictures.Contains(image.Id))
                    .ToListAsync(token);
                foreach (var image in images)
                {
                    image.Category = category ?? image.Category;
                    image.Licence = licence is null ? image.Licence : Licence(licence);
                }

                await context.SaveChangesAsync(token);
                return images.Count;
            },
            cancellation
        );

    /// <summary>Removes pictures of a set that no model has transformed.</summary>
    /// <returns>How many went, and the codes of those that stay because models have transformed them.</returns>
    public async Task<(int Removed, IReadOnlyList<string> Kept)> RemoveAsync(
        long id,
        IReadOnlyCollection<long> pictures,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var chosen = context.SampleImages.Where(image => image.SampleSetId == id && pictures.Contains(image.Id));
        var files = await FilesAsync(context, image => image.SampleSetId == id && pictures.Contains(image.Id), cancellation);
        var removed = await chosen
            .Where(image => !context.ReferenceImages.Any(picture => picture.SampleImageId == image.Id))
            .ExecuteDeleteAsync(cancellation);
        await keeper.RemoveUnusedAsync(files, cancellation);
        return (removed, await chosen.Select(image => image.Code).OrderBy(code => code).ToListAsync(cancellation));
    }

    public static string? Licence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? null
            : trimmed.Length > LoraModel.MaxTextLength ? trimmed[..LoraModel.MaxTextLength]
            : trimmed;
    }

    private static async Task<List<string>> FilesAsync(
        LoraJudgeDbContext context,
        System.Linq.Expressions.Expression<Func<SampleImage, bool>> which,
        CancellationToken cancellation
    )
    {
        var files = await context
            .SampleImages.Where(which)
            .Select(image => new { image.BlobSha256, image.LineDrawingSha256 })
            .ToListAsync(cancellation);
        return [.. files.SelectMany(file => new[] { file.BlobSha256, file.LineDrawingSha256 }).OfType<string>()];
    }

    private static string Checked(string? name)
    {
        var trimmed = Nfc.Of(name?.Trim() ?? "");
        return trimmed.Length switch
        {
            0 => throw new SampleSetException("The set needs a name: write what its pictures are."),
            > SampleSet.MaxNameLength => throw new SampleSetException(
                $"The name has {trimmed.Length} letters: write {SampleSet.MaxNameLength} at most."
            ),
            _ => trimmed,
        };
    }

    private static async Task SaveNameAsync(LoraJudgeDbContext context, string name, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw new SampleSetException($"There is a set \"{name}\" already: choose another name.");
        }
    }
}
