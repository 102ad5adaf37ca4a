namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>A change of a sample set that cannot be made; the message says what to do.</summary>
internal sealed class SampleSetException(string message) : Exception(message);
