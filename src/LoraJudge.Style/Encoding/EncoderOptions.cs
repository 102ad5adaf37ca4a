using LoraJudge.Style.Encoding.Networks;

namespace LoraJudge.Style.Encoding;

/// <summary>What pictures are encoded with, and how much may wait.</summary>
public sealed record EncoderOptions
{
    public const string Section = "Encoder";

    /// <summary>A safetensors file with VGG19's convolutions, torchvision's names; null for the embedded encoder.</summary>
    public string? TrunkWeights { get; init; }

    /// <summary>Whether they ask for the embedded encoder.</summary>
    public bool IsEmbedded => string.IsNullOrWhiteSpace(TrunkWeights);

    /// <summary>Side of VGG19's square input in pixels.</summary>
    public int InputEdge { get; init; } = Vgg19Statistics.DefaultEdge;

    /// <summary>"auto" (CUDA where it is there), "cpu" or "cuda".</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Searches that may wait before the next is told to try again.</summary>
    public int InteractiveQueue { get; init; } = 32;

    /// <summary>Decoded pictures of imports that wait for the encoder.</summary>
    public int BulkQueue { get; init; } = 32;

    /// <summary>Most pictures in one call of the network.</summary>
    public int MaxBatchSize { get; init; } = 8;

    /// <summary>How long the first picture of a batch waits for others, in milliseconds.</summary>
    public int MaxBatchDelay { get; init; } = 5;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        TrunkWeights is { Length: > 0 } && !File.Exists(TrunkWeights)
            ? $"{Section}:TrunkWeights names {TrunkWeights}, which is not there: write the path of a VGG19 safetensors file, or leave it out for the embedded encoder."
        : InputEdge is < Vgg19Statistics.MinEdge or > 1024
            ? $"{Section}:InputEdge is {InputEdge}: write a number of pixels from {Vgg19Statistics.MinEdge} to 1024, for example {Vgg19Statistics.DefaultEdge}."
        : Device is not ("auto" or "cpu" or "cuda") ? $"{Section}:Device is \"{Device}\": write \"auto\", \"cpu\" or \"cuda\"."
        : InteractiveQueue is < 1 or > 10_000
            ? $"{Section}:InteractiveQueue is {InteractiveQueue}: write a number from 1 to 10000, for example 32."
        : BulkQueue is < 1 or > 10_000 ? $"{Section}:BulkQueue is {BulkQueue}: write a number from 1 to 10000, for example 32."
        : MaxBatchSize is < 1 or > 1024 ? $"{Section}:MaxBatchSize is {MaxBatchSize}: write a number from 1 to 1024, for example 8."
        : MaxBatchDelay is < 0 or > 1000 ? $"{Section}:MaxBatchDelay is {MaxBatchDelay}: write milliseconds from 0 to 1000, for example 5."
        : null;
}
