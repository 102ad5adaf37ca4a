using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Options;
using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>One run: how far it is, what it was asked for, what came of it.</summary>
public sealed partial class TrainingRunPage
{
    private const int Shown = 200;

    private static readonly NotFoundWords NoSuchRun = new("There is no such training run", "The list of runs shows those that there are.");

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private TrainingReader Reader { get; set; } = null!;

    [Inject]
    private RunFiles Files { get; set; } = null!;

    private TrainingRunView? Run { get; set; }

    private TrainingOptions? Options { get; set; }

    private IReadOnlyList<LeftOutOfTraining> LeftOut { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        Run = await Reader.FindAsync(Id, Http?.RequestAborted ?? CancellationToken.None);
        if (Run is null)
        {
            if (Http is not null)
                NoSuchRun.Answer(Http);
            return;
        }

        Options = TrainingOptionsJson.Read(Run.Options);
        LeftOut = Files.LeftOut(Id);
    }

    private static string Facts(TrainingRunView run)
    {
        var method = run.Method ?? "Own settings";
        var data = run.SampleSet is { } set ? $"the sample set {set}" : "the whole catalogue";
        return run.Pictures > 0 ? $"{method}, on {data}: {run.Models} models, {run.Pictures} pictures." : $"{method}, on {data}.";
    }

    private static string Value(TrainingOptions options, string name) =>
        TrainingOptionText.Get(options, name) switch
        {
            "true" => "yes",
            "false" => "no",
            "" => "all",
            var value => value,
        };
}
