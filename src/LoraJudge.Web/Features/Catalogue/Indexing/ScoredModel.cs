namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <param name="Score">As the method counts it; larger is better.</param>
internal readonly record struct ScoredModel(long ModelId, double Score);
