using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Makes pictures of searches queries, where whoever searched gave them for studies.</summary>
internal sealed class GivenQueries(DraftEditor editor, BlobKeeper blobs, TimeProvider time)
{
    /// <summary>Offered at once.</summary>
    public const int Most = 120;

    /// <summary>Given, not removed, and not a query of the study already: the newest first, each picture once.</summary>
    internal static async Task<IReadOnlyList<StyleSearch>> OfferedAsync(
        LoraJudgeDbContext context,
        long studyId,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var given = await context
            .Searches.AsNoTracking()
            .Where(search => search.GivenForStudiesUtc != null && search.BlobSha256 != null && search.ExpiresUtc > now)
            .Where(search => !context.Topics.Any(topic => topic.StudyId == studyId && topic.BlobSha256 == search.BlobSha256))
            .OrderByDescending(search => search.GivenForStudiesUtc)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. given.DistinctBy(search => search.BlobSha256)];
    }

    /// <exception cref="StudyException">None was chosen, or one is given no more.</exception>
    public Task<DraftStanding> AddAsync(ClaimsPrincipal user, long id, IReadOnlySet<long> searches, CancellationToken cancellation)
    {
        if (searches.Count == 0)
            throw new StudyException("No picture was chosen: tick one or several.");
        return blobs.HoldAsync(
            () => editor.ChangeAsync(user, id, (context, study, token) => AddAsync(context, study, searches, token), cancellation),
            cancellation
        );
    }

    private async Task AddAsync(LoraJudgeDbContext context, Study study, IReadOnlySet<long> searches, CancellationToken cancellation)
    {
        var offered = await OfferedAsync(context, study.Id, time.GetUtcNow().UtcDateTime, cancellation);
        var chosen = offered.Where(search => searches.Contains(search.Id)).ToList();
        if (chosen.Count < searches.Count)
            throw new StudyException("A picture that you chose was taken back or is a query already: choose again.");
        var codes = await context.Topics.Where(topic => topic.StudyId == study.Id).Select(topic => topic.Code).ToListAsync(cancellation);
        DraftQueries.EnsureRoom(codes.Count, chosen.Count);
        foreach (var (search, code) in chosen.Zip(DraftQueries.FreeCodes(codes)))
        {
            context.Topics.Add(
                new Topic
                {
                    StudyId = study.Id,
                    Code = code,
                    Origin = TopicOrigin.Search,
                    BlobSha256 = search.BlobSha256!,
                    Width = search.Width,
                    Height = search.Height,
                }
            );
        }
    }
}
