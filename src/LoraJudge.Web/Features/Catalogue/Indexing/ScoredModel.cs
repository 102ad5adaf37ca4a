namespace LoraJudge.Web.Features.Catalogue.Indexing;

/// <param name="Score">As the method counts it; larger is better.</param>
public readonly record struct ScoredModel(long ModelId, double Score);
