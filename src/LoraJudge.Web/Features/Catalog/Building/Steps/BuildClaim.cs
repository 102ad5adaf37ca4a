using LoraJudge.Domain.Catalog.Building;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>One model of a run, held by one worker until its lease ends.</summary>
/// <param name="Worker">Unlike that of any other claim.</param>
internal sealed record BuildClaim(long ItemId, string Worker, BuildStage Stage, long RunId, long ModelId);

/// <summary>Somebody else works on it now, or nobody should: what was under way is given up.</summary>
internal sealed class LeaseLostException() : OperationCanceledException("The lease has ended.");
