using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Catalog.Pictures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>
/// Participants' pictures. Their addresses hold nothing but an item's random code, which only those learn who are given the item, and a
/// place; the bytes are made anew, without metadata.
/// </summary>
internal sealed class StudyPictures(IDbContextFactory<LoraJudgeDbContext> contexts, ThumbnailCache thumbnails)
{
    private const string Original = "original-";

    /// <param name="name">"sample", a picture's number from 0, or "original-" and the number.</param>
    /// <returns>Path of a WebP file; null where there is no such picture.</returns>
    public async Task<string?> OfItemAsync(string item, string name, int width, CancellationToken cancellation)
    {
        if (item.Length != PoolItem.CodeLength)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row =
            await context
                .PoolItems.AsNoTracking()
                .Where(pool => pool.Code == item)
                .Select(pool => new Shown(pool.Topic.BlobSha256, pool.Pictures, pool.Topic.Originals))
                .SingleOrDefaultAsync(cancellation)
            ?? await context
                .AttentionChecks.AsNoTracking()
                .Where(check => check.Code == item)
                .Select(check => new Shown(check.Topic.BlobSha256, check.Pictures, check.Topic.Originals))
                .SingleOrDefaultAsync(cancellation);
        var sha =
            row is null ? null
            : name == "sample" ? row.Sample
            : name.StartsWith(Original, StringComparison.Ordinal) ? At(row.Originals, name[Original.Length..])
            : At(row.Pictures, name);
        return sha is null or "" ? null : await thumbnails.GetForStudyAsync(sha, width, cancellation);
    }

    /// <param name="number">Of the example, from 0; those of practice come after the worked ones.</param>
    /// <param name="name">"sample", or a picture's number from 0.</param>
    /// <returns>Path of a WebP file; null where there is no such picture.</returns>
    public async Task<string?> OfExampleAsync(string code, int number, string name, int width, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var plan = await context
            .Participants.Where(participant => participant.Code == code)
            .Select(participant => participant.Study.Plan)
            .SingleOrDefaultAsync(cancellation);
        return plan is not null && OfExample(plan, number, name) is { } sha
            ? await thumbnails.GetForStudyAsync(sha, width, cancellation)
            : null;
    }

    /// <returns>SHA-256 of an example's picture; null where there is no such one.</returns>
    public static string? OfExample(StudyPlan plan, int number, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var example = number < 0 ? null : plan.Examples.Concat(plan.Practice).ElementAtOrDefault(number);
        return example is null ? null
            : name == "sample" ? example.SampleSha256
            : At(example.PictureSha256s, name);
    }

    private static string? At(IReadOnlyList<string> pictures, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < pictures.Count
            ? pictures[place]
            : null;

    private sealed record Shown(string Sample, List<string> Pictures, List<string> Originals);
}
