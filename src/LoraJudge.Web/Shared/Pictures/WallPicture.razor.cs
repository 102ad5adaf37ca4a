using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Shared.Pictures;

/// <summary>A picture in the size that its place needs; its own size keeps the place free until it is there.</summary>
public sealed partial class WallPicture
{
    /// <summary>The address that the widths stand below, for example /pictures/{sha256}.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [Parameter]
    public int Width { get; set; } = 512;

    [Parameter]
    public int Height { get; set; } = 512;

    [Parameter, EditorRequired]
    public string Alt { get; set; } = "";

    /// <summary>How wide it is shown, as the attribute sizes says it.</summary>
    [Parameter]
    public string Sizes { get; set; } = "160px";

    /// <summary>Seen without scrolling.</summary>
    [Parameter]
    public bool Eager { get; set; }
}
