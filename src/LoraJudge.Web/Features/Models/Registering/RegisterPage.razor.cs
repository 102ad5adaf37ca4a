using LoraJudge.Web.Features.Models.Registering.Civitai;
using LoraJudge.Web.Features.Models.Registering.Sources;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Models.Registering;

/// <summary>Three ways for models to come in: files, a back end's list, a folder.</summary>
public sealed partial class RegisterPage
{
    /// <summary>Name of the back end whose list is shown: it is asked only then.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    /// <summary>Part of the names that are shown.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private RegisteringOptions Options { get; set; } = null!;

    [Inject]
    private CivitaiLookup Civitai { get; set; } = null!;

    [Inject]
    private BackEndModels BackEnds { get; set; } = null!;

    [Inject]
    private FolderWork Work { get; set; } = null!;

    private RegisterAnswer? Answer { get; set; }

    private BackEndList? List { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Answer = RegisterAnswer.Of(Http);
        List = From is { } from ? await BackEnds.ListAsync(from, Http?.RequestAborted ?? CancellationToken.None) : null;
    }
}
