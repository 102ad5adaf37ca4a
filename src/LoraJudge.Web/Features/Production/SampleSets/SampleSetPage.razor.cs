using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.SampleSets;

/// <summary>One sample set: its balance, its pictures, and what changes them.</summary>
public sealed partial class SampleSetPage
{
    private static readonly NotFoundWords NoSuchSet = new("There is no such sample set", "The list of sets shows those that there are.");

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "count")]
    private int? Count { get; set; }

    [SupplyParameterFromQuery(Name = "added")]
    private int? Added { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private SampleSetReader Reader { get; set; } = null!;

    private SampleSetView? Set { get; set; }

    private string Address => SampleSetEndpoints.Page(Id);

    private string? Problem => Http?.Items[SampleSetEndpoints.ProblemKey] as string;

    private IReadOnlyList<UploadAnswer> Answers => Http?.Items[SampleUploads.AnswerKey] as IReadOnlyList<UploadAnswer> ?? [];

    private string? Note =>
        Added is { } added
            ? $"{Counted.Of(added, "picture was", "pictures were")} added."
            : Done switch
            {
                "renamed" => "The set is renamed.",
                "saved" => "Saved.",
                "marked" => $"Saved for {Counted.Of(Count ?? 0, "picture", "pictures")}.",
                "removed" => $"{Counted.Of(Count ?? 0, "picture was", "pictures were")} removed.",
                _ => null,
            };

    protected override async Task OnParametersSetAsync()
    {
        Set = await Reader.FindAsync(Id, Http?.RequestAborted ?? CancellationToken.None);
        if (Set is null && Http is not null)
            NoSuchSet.Answer(Http);
    }

    private static string Facts(SampleSetView set) =>
        set.References == 0
            ? $"{Counted.Of(set.Samples.Count, "sample", "samples")}. No model has transformed them yet."
            : $"{Counted.Of(set.Samples.Count, "sample", "samples")}. {Counted.Of(set.Models, "model has", "models have")} {Counted.Of(set.References, "picture", "pictures")} of them{(set.Removed == 0 ? "." : $", {Counted.Of(set.Removed)} of which cleansing removed.")}";
}
