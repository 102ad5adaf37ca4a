namespace LoraJudge.Web.Shared.Pages;

/// <summary>A component that a feature puts on another feature's page; neither knows the other.</summary>
/// <param name="Place">One of <see cref="PagePlaces"/>.</param>
/// <param name="Component">Its parameters are those that the place gives.</param>
internal sealed record PagePart(string Place, Type Component);
