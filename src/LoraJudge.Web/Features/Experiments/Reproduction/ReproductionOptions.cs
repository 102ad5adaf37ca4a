using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>What is trained, evaluated and written.</summary>
internal sealed record ReproductionOptions
{
    /// <summary>Holds train/MODEL/SAMPLE.jpg and eval/MODEL/SAMPLE.jpg.</summary>
    public required string Folder { get; init; }

    /// <summary>Of runs, caches and reports; the same folder goes on where it was left.</summary>
    public required string Out { get; init; }

    /// <summary>VGG19's safetensors file; null where no method needs it.</summary>
    public string? Weights { get; init; }

    /// <summary>Every method is trained once with each.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [1, 2, 3];

    public IReadOnlyList<VariantMethod> Methods { get; init; } = VariantMethods.All;

    /// <summary>Holds MODEL/SAMPLE.jpg and originals/SAMPLE.jpg, for NoCleansing where <see cref="Folder"/> has no originals.</summary>
    public string? CleansingData { get; init; }

    /// <summary>Further folders of MODEL/SAMPLE.jpg that every main run is evaluated on.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Numbers of training models that Ours is trained with, for the curve; empty for none.</summary>
    public IReadOnlyList<int> Curve { get; init; } = [];

    /// <summary>Whether only runs that are trained already are looked at.</summary>
    public bool EvaluateOnly { get; init; }

    /// <summary>Training models of <see cref="CleansingData"/>; the others are evaluated on.</summary>
    public int CleansingModels { get; init; } = 20;

    /// <summary>Samples a model that are drawn from <see cref="CleansingData"/>.</summary>
    public int CleansingSamples { get; init; } = 16;

    /// <summary>Share of the pictures of <see cref="CleansingData"/> that are replaced by their originals.</summary>
    public double PlantedShare { get; init; } = 0.1;

    /// <summary>Models of train, drawn by the evaluation's seed, on whose pairs the second threshold is chosen; 0 for all.</summary>
    public int ThresholdModels { get; init; } = 100;

    /// <summary>The pair key is set by the data: the sample where originals are there, otherwise the subject.</summary>
    public EncoderEvaluationOptions Evaluation { get; init; } = new();

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        Seeds.Count == 0 || Seeds.Distinct().Count() < Seeds.Count ? "Seeds: write one or more different numbers, for example 1,2,3."
        : Methods.Count == 0 ? $"Methods: write one or more of {string.Join(", ", VariantMethods.All.Select(method => method.Name))}."
        : Curve.Any(models => models < 2) ? "The curve: write numbers of training models from 2, for example 20,60,600."
        : CleansingModels < 2 ? $"CleansingModels is {CleansingModels}: write a number from 2, for example 20."
        : CleansingSamples < 2 ? $"CleansingSamples is {CleansingSamples}: write a number from 2, for example 16."
        : !(PlantedShare is > 0 and < 1) ? $"PlantedShare is {PlantedShare}: write a share between 0 and 1, for example 0.1."
        : ThresholdModels is < 0 or 1 ? $"ThresholdModels is {ThresholdModels}: write 2 or more, or 0 for all."
        : Evaluation.Problem();
}

/// <summary>A reproduction cannot begin or go on; the message says why and what to do. What is done is kept.</summary>
internal sealed class ReproductionException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
