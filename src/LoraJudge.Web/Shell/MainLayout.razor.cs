using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace LoraJudge.Web.Shell;

/// <summary>Masthead, content, colophon.</summary>
public sealed partial class MainLayout
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Request { get; set; }

    /// <summary>With the page's own address: a mere "#content" would be taken from the base address.</summary>
    private string Content => $"{Address}#content";

    /// <summary>An error's page is shown under the address that was asked for, not under its own.</summary>
    private string Address =>
        Request?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
            ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
            : Navigation.Uri.Split('#')[0];
}
