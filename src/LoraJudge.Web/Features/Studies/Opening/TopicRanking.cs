using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>What a method found for one topic, the best first.</summary>
internal sealed record TopicRanking(Topic Topic, IReadOnlyList<ScoredModel> Models);
