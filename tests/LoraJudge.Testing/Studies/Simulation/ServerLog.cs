using System.Globalization;
using System.Text.RegularExpressions;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>The portal's log of requests, as ASP.NET Core writes it.</summary>
internal static partial class ServerLog
{
    /// <summary>Makes the portal log them.</summary>
    public const string Setting = "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Information";

    /// <returns>How long each saved judgment took, from the request's arrival to the end of its answer.</returns>
    public static IEnumerable<TimeSpan> Saves(string log) =>
        Save()
            .Matches(log)
            .Select(match => TimeSpan.FromMilliseconds(double.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(
        @"Request finished \S+ PUT \S+/judge/\S+ - 204 .*? (?<ms>[\d.]+)ms",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Save();
}
