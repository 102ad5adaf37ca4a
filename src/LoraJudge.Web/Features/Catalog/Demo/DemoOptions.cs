namespace LoraJudge.Web.Features.Catalog.Demo;

internal sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether a portal that starts with an empty catalogue makes the demo.</summary>
    public bool Enabled { get; init; } = true;
}
