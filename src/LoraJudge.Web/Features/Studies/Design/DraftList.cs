using System.Security.Claims;
using System.Security.Cryptography;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>An account's studies: listed, begun, copied, and removed while they are drafts.</summary>
internal sealed class DraftList(IDbContextFactory<LoraJudgeDbContext> contexts, DraftEditor editor, BlobKeeper blobs, TimeProvider time)
{
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<StudyListing>> ListAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .StudiesOf(user)
            .OrderByDescending(study => study.Id)
            .Select(study => new StudyListing(
                study.Id,
                study.Title,
                study.State,
                study.CreatedUtc,
                context.Users.Where(owner => owner.Id == study.OwnerId).Select(owner => owner.Email).FirstOrDefault(),
                context.Topics.Count(topic => topic.StudyId == study.Id),
                context.VariantMethods.Count(method => method.StudyId == study.Id),
                context.Participants.Count(participant => participant.StudyId == study.Id),
                context.Judgments.Count(judgment => judgment.Assignment.Block.StudyId == study.Id),
                study.DataSha256 != null
            ))
            .ToListAsync(cancellation);
    }

    /// <returns>The new draft's id.</returns>
    public async Task<long> CreateAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var study = Draft(user);
        study.Plan = NewPlan.Create(study.Title, RandomSeed());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Studies.Add(study);
        await context.SaveChangesAsync(cancellation);
        return study.Id;
    }

    /// <summary>A draft with a study's plan, queries and methods, and dice of its own.</summary>
    /// <returns>Its id; null where there is no such study for the account.</returns>
    public Task<long?> DuplicateAsync(ClaimsPrincipal user, long id, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                if (await context.FindStudyAsync(user, id, token) is not { } study)
                    return (long?)null;
                var copy = Draft(user);
                copy.Title = $"{study.Title[..Math.Min(study.Title.Length, Study.MaxTitleLength - 7)]} (copy)";
                copy.Plan = study.Plan with { Title = copy.Title, Seed = RandomSeed(), StartUtc = null, EndUtc = null };
                context.Add(copy);
                await CopyRowsAsync(context, id, copy, token);
                await context.SaveChangesAsync(token);
                return copy.Id;
            },
            cancellation
        );

    public async Task<DraftStanding> DeleteAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        List<string> files = [];
        var standing = await editor.ChangeAsync(
            user,
            id,
            async (context, study, token) =>
            {
                var topics = await context.Topics.Where(topic => topic.StudyId == id).ToListAsync(token);
                var methods = await context.VariantMethods.Where(method => method.StudyId == id).ToListAsync(token);
                files = [.. topics.Select(topic => topic.BlobSha256), .. methods.Select(method => method.RunFileSha256).OfType<string>()];
                context.RemoveRange([.. topics, .. methods, study]);
            },
            cancellation
        );
        await blobs.RemoveUnusedAsync(files, cancellation);
        return standing;
    }

    private static async Task CopyRowsAsync(LoraJudgeDbContext context, long id, Study copy, CancellationToken cancellation)
    {
        foreach (var topic in await context.Topics.AsNoTracking().Where(topic => topic.StudyId == id).ToListAsync(cancellation))
        {
            (topic.Id, topic.StudyId, topic.Study, topic.Originals) = (0, 0, copy, []);
            context.Add(topic);
        }

        foreach (var method in await context.VariantMethods.AsNoTracking().Where(method => method.StudyId == id).ToListAsync(cancellation))
        {
            (method.Id, method.StudyId, method.Study) = (0, 0, copy);
            context.Add(method);
        }
    }

    private Study Draft(ClaimsPrincipal user) =>
        new()
        {
            Title = "Untitled study",
            OwnerId = StudyAccess.IdOf(user),
            Invitation = RandomCode.New(),
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };

    private static int RandomSeed() => RandomNumberGenerator.GetInt32(1, 1_000_000);
}

/// <param name="Owner">Null where the account is gone.</param>
/// <param name="IsImported">Whether it was finished elsewhere; its participants are in no table.</param>
internal sealed record StudyListing(
    long Id,
    string Title,
    StudyState State,
    DateTime CreatedUtc,
    string? Owner,
    int Queries,
    int Methods,
    int Participants,
    int Judgments,
    bool IsImported
);
