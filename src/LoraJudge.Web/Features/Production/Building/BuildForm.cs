using System.Globalization;
using LoraJudge.Web.Features.Production.Building.Runs;

namespace LoraJudge.Web.Features.Production.Building;

/// <summary>A run's form as it was filled in, with what is wrong with it.</summary>
public sealed record BuildForm
{
    public string Name { get; init; } = "";
    public long SampleSetId { get; init; }
    public BuildModels Models { get; init; }
    public IReadOnlyCollection<string> Chosen { get; init; } = [];
    public string Backend { get; init; } = "";
    public string Seed { get; init; } = "1";
    public string Edge { get; init; } = "512";

    /// <summary>A sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static BuildForm Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new BuildForm
        {
            Name = form["name"].ToString(),
            SampleSetId = long.TryParse(form["set"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 0,
            Models = Enum.TryParse<BuildModels>(form["models"], out var models) && Enum.IsDefined(models) ? models : default,
            Chosen = [.. form["model"].OfType<string>()],
            Backend = form["backend"].ToString(),
            Seed = form["seed"].ToString(),
            Edge = form["edge"].ToString(),
        };
    }

    /// <exception cref="BuildException">A number is none.</exception>
    public BuildRequest Request() =>
        new()
        {
            Name = Name,
            SampleSetId = SampleSetId,
            Models = Models,
            Chosen = Chosen,
            Backend = Backend,
            Seed = Number(Seed, "seed"),
            Edge = (int)Math.Min(Number(Edge, "longest side"), int.MaxValue),
        };

    private static long Number(string text, string what) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BuildException($"The {what} is \"{text}\": write a whole number.");
}
