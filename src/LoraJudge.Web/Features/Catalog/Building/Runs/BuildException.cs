namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>A run that cannot be started or changed; the problems say what to do.</summary>
internal sealed class BuildException(IReadOnlyList<string> problems) : Exception(string.Join(' ', problems))
{
    public BuildException(string problem)
        : this([problem]) { }

    public IReadOnlyList<string> Problems { get; } = problems;
}
