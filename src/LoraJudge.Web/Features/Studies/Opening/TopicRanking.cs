using LoraJudge.Domain.Studies;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>What a method found for one topic, the best first.</summary>
internal sealed record TopicRanking(Topic Topic, IReadOnlyList<ScoredModel> Models);

/// <param name="Score">As the method counts it; larger is better.</param>
internal readonly record struct ScoredModel(long ModelId, double Score);
