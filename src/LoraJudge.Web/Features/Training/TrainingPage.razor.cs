using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Training.Options;
using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Features.Training.Runs;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Training;

/// <summary>All runs, and what starts another one.</summary>
public sealed partial class TrainingPage
{
    /// <summary>Name of the preset that the form shows.</summary>
    [SupplyParameterFromQuery(Name = "preset")]
    private string? Preset { get; set; }

    /// <summary>Id of the run whose settings the form shows.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private long? From { get; set; }

    [SupplyParameterFromQuery(Name = "hide")]
    private string? Hide { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private TrainingPictures Pictures { get; set; } = null!;

    [Inject]
    private TrainingReader Reader { get; set; } = null!;

    [Inject]
    private EncoderOptions Encoder { get; set; } = null!;

    private TrainingCounts? Counts { get; set; }

    private TrainingRequest? Request { get; set; }

    private bool HasWeights => !string.IsNullOrWhiteSpace(Encoder.TrunkWeights);

    protected override async Task OnParametersSetAsync()
    {
        var cancellation = Http?.RequestAborted ?? CancellationToken.None;
        Counts = await Pictures.CountAsync(cancellation);
        Request = Http?.Items[TrainingEndpoints.RequestKey] as TrainingRequest ?? await ChosenAsync(cancellation);
    }

    private async Task<TrainingRequest> ChosenAsync(CancellationToken cancellation) =>
        From is { } id && await Reader.FindAsync(id, cancellation) is { } run && TrainingOptionsJson.Read(run.Options) is { } options
            ? TrainingRequest.Of(options, run.Name, run.SampleSet)
            : TrainingRequest.Of((TrainingPreset.Find(Preset) ?? TrainingPreset.Discriminant).Options);
}
