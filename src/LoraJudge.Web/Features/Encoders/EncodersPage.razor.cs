using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>The encoders, and which one is used.</summary>
public sealed partial class EncodersPage
{
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private EncoderList Encoders { get; set; } = null!;

    private EncodersView? View { get; set; }

    protected override async Task OnInitializedAsync() => View = await Encoders.GetAsync(Http?.RequestAborted ?? CancellationToken.None);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
