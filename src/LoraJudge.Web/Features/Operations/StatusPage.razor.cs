using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Operations;

/// <summary>How the portal is, for a person.</summary>
public sealed partial class StatusPage
{
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private StatusHandler Handler { get; set; } = null!;

    private PortalStatus? Status { get; set; }

    protected override async Task OnInitializedAsync() => Status = await Handler.GetAsync(Http?.RequestAborted ?? CancellationToken.None);

    private static string Title(string part) => char.ToUpperInvariant(part[0]) + part[1..];

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
