using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Shell;

/// <summary>Masthead, content, colophon.</summary>
public sealed partial class MainLayout
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>With the page's own address: a mere "#content" would be taken from the base address.</summary>
    private string Content => $"{Navigation.Uri.Split('#')[0]}#content";
}
