namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>What went wrong with one sample.</summary>
internal sealed class SampleFaultException(string sample, Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>The sample's code.</summary>
    public string Sample { get; } = sample;
}
