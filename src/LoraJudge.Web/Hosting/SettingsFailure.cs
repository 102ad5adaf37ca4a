using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LoraJudge.Web.Hosting;

/// <summary>Settings that cannot be read or are wrong.</summary>
internal static partial class SettingsFailure
{
    public static string? Describe(Exception exception) =>
        exception switch
        {
            OptionsValidationException invalid => string.Join(' ', invalid.Failures),
            InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } file => File(
                file.Message,
                json
            ),
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } value => Value(value.Message),
            FormatException { Source: "Microsoft.Extensions.Configuration.CommandLine" } argument =>
                $"The command line cannot be read: {argument.Message} Write settings as --set Section:Key=value.",
            _ => null,
        };

    private static string File(string message, JsonException json)
    {
        var line = json.LineNumber is { } zeroBased ? FormattableString.Invariant($" near line {zeroBased + 1}") : "";
        var name = FileName().Match(message) is { Success: true } match ? match.Groups["file"].Value : "A settings file";
        return $"{name} is not valid JSON{line}: look there for a missing comma, quote or brace. appsettings.sample.json shows how it is written.";
    }

    private static string Value(string message)
    {
        if (Unconverted().Match(message) is not { Success: true } match)
            return $"A setting cannot be read: {message}";
        var (value, key, type) = (match.Groups["value"].Value, match.Groups["key"].Value, match.Groups["type"].Value);
        return $"{key} is \"{value}\": write {Kind(type)}. appsettings.sample.json has an example.";
    }

    private static string Kind(string type) =>
        type switch
        {
            _ when type.Contains("Int", StringComparison.Ordinal) => "a whole number",
            _ when type.Contains("Double", StringComparison.Ordinal) => "a number",
            _ when type.Contains("Boolean", StringComparison.Ordinal) => "true or false",
            _ when type.Contains("TimeSpan", StringComparison.Ordinal) => "a time as days.hours:minutes:seconds",
            _ => "a value of the kind that it had",
        };

    [GeneratedRegex("'(?<file>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(
        "value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>.+)'",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Unconverted();
}
