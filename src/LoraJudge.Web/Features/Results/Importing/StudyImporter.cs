using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>
/// Takes a study in that was finished elsewhere. Its data become one blob: its models need not be in this catalogue, and no rows are made up
/// that nobody here gave.
/// </summary>
internal sealed class StudyImporter(IDbContextFactory<LoraJudgeDbContext> contexts, BlobKeeper blobs, TimeProvider time)
{
    /// <param name="sent">A ZIP that was exported, or judgments with runs; see docs/results-export.md.</param>
    /// <param name="owner">Account that the study belongs to; null for administrators alone.</param>
    /// <returns>The new study's id.</returns>
    /// <exception cref="StudyException">The files are no study; the message says what is wrong and where.</exception>
    public async Task<long> ImportAsync(
        IReadOnlyList<(string Name, Stream Content)> sent,
        ImportWords words,
        long? owner,
        CancellationToken cancellation
    )
    {
        var (data, plan) = await Task.Run(() => ImportedStudy.Read(ImportedFiles.Read(sent), words), cancellation);
        var blob = StudyBlob.Write(data);
        var row = Row(data, plan, BlobKey.Of(blob), owner);
        return await blobs.StoreAsync(
            [blob],
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                context.Add(row);
                await context.SaveChangesAsync(cancellation);
                return row.Id;
            },
            cancellation
        );
    }

    private Study Row(StudyData data, string? plan, string blob, long? owner)
    {
        var (facts, now) = (data.Study, time.GetUtcNow().UtcDateTime);
        return new Study
        {
            Title = facts.Title,
            OwnerId = owner,
            Invitation = RandomCode.New(),
            State = StudyState.Closed,
            Plan = plan is not null ? FrozenPlan.FromJson(plan).Plan : Plan(data),
            FrozenPlan = plan,
            FrozenHash = plan is null ? null : facts.FrozenHash,
            DataSha256 = blob,
            CreatedUtc = now,
            OpenedUtc = facts.OpenedUtc,
            ClosedUtc = facts.ClosedUtc,
        };
    }

    /// <summary>As far as the data tell.</summary>
    private static StudyPlan Plan(StudyData data) =>
        new()
        {
            Title = data.Study.Title,
            Question = data.Study.Question,
            ScaleLabels = data.Study.ScaleLabels,
            Methods = data.Methods,
            Control = data.Study.Control,
            Depth = data.Study.Depth,
            RatersPerItem = data.Study.RatersPerItem,
            Relevance = data.Study.Relevance,
            Alpha = data.Study.Alpha,
            FailedChecksAllowed = data.Study.FailedChecksAllowed,
            Seed = data.Study.Seed,
            AdmitsAnyone = false,
        };
}
