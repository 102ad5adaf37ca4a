using LoraJudge.Data;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>How the methods stand. Read only where the study says that it may be seen.</summary>
internal static class MethodStandings
{
    public static async Task<IReadOnlyList<MethodStanding>> ReadAsync(
        LoraJudgeDbContext context,
        RunStudy study,
        RunRows rows,
        CancellationToken cancellation
    )
    {
        var found = await (
            from entry in context.RunEntries
            where entry.Run.VariantMethod.StudyId == study.Id && entry.Rank <= study.Plan.Depth
            join item in context.PoolItems.Where(item => item.StudyId == study.Id)
                on new { entry.TopicId, entry.LoraModelId } equals new { item.TopicId, item.LoraModelId }
            select new Found(entry.Run.VariantMethod.Position, entry.Run.VariantMethod.Name, entry.TopicId, item.Id)
        ).ToListAsync(cancellation);
        var items = rows.Items.ToDictionary(item => item.Id, item => item.PoolItemId);
        var scores = rows
            .Judgments.Where(judgment => items[judgment.ItemId] is not null)
            .ToLookup(judgment => items[judgment.ItemId]!.Value, judgment => (double)judgment.Score);
        var judgedTopics = found.Where(entry => scores.Contains(entry.ItemId)).Select(entry => entry.TopicId).Distinct().Count();
        return
        [
            .. found
                .GroupBy(entry => (entry.Position, entry.Method))
                .OrderBy(method => method.Key.Position)
                .Select(method => Standing(method.Key.Method, [.. method], scores, judgedTopics, study.Plan)),
        ];
    }

    private static MethodStanding Standing(
        string name,
        IReadOnlyList<Found> entries,
        ILookup<long, double> scores,
        int judgedTopics,
        StudyPlan plan
    )
    {
        double[] all = [.. entries.SelectMany(entry => scores[entry.ItemId])];
        return new MethodStanding(
            name,
            all.Length == 0 ? null : all.Average(),
            (double)entries.Count(entry => plan.Relevance.IsRelevant([.. scores[entry.ItemId]]) == true)
                / (plan.Depth * Math.Max(1, judgedTopics)),
            (double)entries.Count(entry => scores.Contains(entry.ItemId)) / entries.Count
        );
    }

    private sealed record Found(int Position, string Method, long TopicId, long ItemId);
}
