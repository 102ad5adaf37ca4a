using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// Items whose right answer is plain: the style sample itself in every place, and, where the sample is a model's picture, the untouched
/// originals.
/// </summary>
internal static class AttentionChecks
{
    private const long CheckStream = 12;

    /// <param name="topics">With the originals of their samples.</param>
    public static IReadOnlyList<AttentionCheck> Make(Study study, IReadOnlyList<Topic> topics, int count)
    {
        var order = new PlanRandom(study.Plan.Seed, CheckStream).Shuffled(topics);
        return [.. Enumerable.Range(0, count).Select(number => Make(study, order[number % order.Length], number))];
    }

    private static AttentionCheck Make(Study study, Topic topic, int number)
    {
        var showsOriginals =
            topic.Origin == TopicOrigin.HeldOut && number % 2 == 1 && topic.Originals.TrueForAll(original => original.Length > 0);
        return new AttentionCheck
        {
            Study = study,
            Topic = topic,
            Code = RandomCode.New(),
            Pictures = showsOriginals ? [.. topic.Originals] : [.. topic.Originals.Select(_ => topic.BlobSha256)],
            Least = showsOriginals ? 1 : StudyPlan.Scores - 1,
            Most = showsOriginals ? 2 : StudyPlan.Scores,
        };
    }
}
