namespace LoraJudge.Style.Tests.Transfer;

/// <summary>Tests in which a stand-in has to answer within seconds: beside tests that keep all threads busy it might not.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
