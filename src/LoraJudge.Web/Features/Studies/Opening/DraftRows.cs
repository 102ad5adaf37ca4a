using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>A draft as the tables have it, its methods' names in its plan.</summary>
/// <param name="Topics">In the order of their codes.</param>
/// <param name="Methods">In their order.</param>
internal sealed record DraftRows(Study Study, IReadOnlyList<Topic> Topics, IReadOnlyList<VariantMethod> Methods)
{
    /// <exception cref="StudyException">There is no such draft.</exception>
    public static async Task<DraftRows> ReadAsync(
        IDbContextFactory<LoraJudgeDbContext> contexts,
        long studyId,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(context, studyId, cancellation);
    }

    /// <inheritdoc cref="ReadAsync(IDbContextFactory{LoraJudgeDbContext}, long, CancellationToken)"/>
    public static async Task<DraftRows> ReadAsync(LoraJudgeDbContext context, long studyId, CancellationToken cancellation)
    {
        var study = await context.Studies.SingleOrDefaultAsync(row => row.Id == studyId && row.State == StudyState.Draft, cancellation);
        if (study is null)
            throw new StudyException("The study is open already, or is no more.");
        var topics = await context
            .Topics.Include(topic => topic.ReferenceImage!.LoraModel)
            .Where(topic => topic.StudyId == studyId)
            .ToListAsync(cancellation);
        var methods = await context.VariantMethods.Where(method => method.StudyId == studyId).ToListAsync(cancellation);
        List<VariantMethod> ordered = [.. methods.OrderBy(method => method.Position).ThenBy(method => method.Id)];
        study.Plan = study.Plan with { Methods = [.. ordered.Select(method => method.Name)] };
        return new DraftRows(study, [.. topics.OrderBy(topic => topic.Code, StringComparer.Ordinal)], ordered);
    }

    /// <exception cref="StudyException">Something is missing: every problem in words.</exception>
    public void EnsureReady()
    {
        if (Problems(Study.Plan, Topics.Count) is { Count: > 0 } problems)
            throw new StudyException(string.Join(' ', problems));
    }

    /// <returns>All that keeps a draft from being opened.</returns>
    public static IReadOnlyList<string> Problems(StudyPlan plan, int topics) =>
        topics < 2 ? [.. plan.Problems(), "A study has two queries or more: add some."] : plan.Problems();

    /// <returns>Whether nothing of it has been changed in between.</returns>
    public bool IsAs(DraftRows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Describe().SequenceEqual(other.Describe(), StringComparer.Ordinal);
    }

    private IEnumerable<string> Describe() =>
        [
            System.Text.Json.JsonSerializer.Serialize(Study.Plan),
            .. Topics.Select(topic => $"{topic.Code} {topic.BlobSha256}"),
            .. Methods.Select(method => $"{method.Name} {method.EncoderHash} {method.RunFileSha256}"),
        ];
}
