using Microsoft.AspNetCore.Routing.Patterns;

namespace LoraJudge.Web.Tests.Hosting.Requests;

/// <summary>Where the things of a site are: addresses, without what stands below them.</summary>
internal sealed record SiteAddresses(
    string Search,
    string Artists,
    string Model,
    string Sha256,
    string Participant,
    string Invitation,
    string Draft,
    string Open,
    string Closed,
    string SampleSet,
    string TrainingRun
)
{
    /// <summary>The address of an endpoint with good values, but for one parameter.</summary>
    /// <param name="junk">A parameter's name and the value that it gets, as it stands in an address; null for good values alone.</param>
    public string Of(RoutePattern pattern, (string Name, string Value)? junk = null) =>
        "/"
        + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Text(pattern, part, junk)))));

    private string Text(RoutePattern pattern, RoutePatternPart part, (string Name, string Value)? junk) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when parameter.Name == junk?.Name => junk.Value.Value,
            RoutePatternParameterPart parameter => Good($"{pattern.RawText}".TrimStart('/'), parameter.Name),
            _ => throw new ArgumentException($"{part}", nameof(part)),
        };

    private string Good(string pattern, string name) =>
        name.ToUpperInvariant() switch
        {
            "WIDTH" => "160",
            "SHA256" => Sha256,
            "POSITION" or "NUMBER" or "EXPORT" or "ASSIGNMENT" or "TOPICID" or "SEARCHID" => "1",
            "ENDING" => "svg",
            "FORMAT" => "csv",
            "STATUS" => "404",
            "STEP" => "judging",
            "NAME" => "a",
            "SLUG" => Last(Model),
            "INVITATION" => Last(Invitation),
            "ID" when pattern.Contains("trials", StringComparison.Ordinal) => "7f2f1c4e-0c3e-4b7e-9d55-0e4d1f9a2b11",
            "ID" => Last(Owner(pattern)),
            "CODE" => Last(Owner(pattern)),
            _ => "abc",
        };

    private string Owner(string pattern) =>
        pattern switch
        {
            _ when pattern.StartsWith("search/", StringComparison.Ordinal) => Search,
            _ when pattern.StartsWith("artists/", StringComparison.Ordinal) => Artists,
            _ when pattern.StartsWith("judge/", StringComparison.Ordinal) => Participant,
            _ when pattern.StartsWith("samples/", StringComparison.Ordinal) => SampleSet,
            _ when pattern.StartsWith("training/", StringComparison.Ordinal) => TrainingRun,
            _ when pattern.Contains("/results", StringComparison.Ordinal) || pattern.Contains("/export", StringComparison.Ordinal) =>
                Closed,
            _ when pattern.Contains("/run", StringComparison.Ordinal) && !pattern.EndsWith("/runs", StringComparison.Ordinal) => Open,
            _ when pattern.StartsWith("studies/", StringComparison.Ordinal) => Draft,
            _ => "1",
        };

    private static string Last(string address) => address.Split('/')[^1];
}
