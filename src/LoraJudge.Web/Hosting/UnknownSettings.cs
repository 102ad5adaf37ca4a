using System.Reflection;
using LoraJudge.Data.Providers;
using LoraJudge.Style.Encoding;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace LoraJudge.Web.Hosting;

/// <summary>Settings that nothing reads: a typing error in a key would otherwise be as if it was not there.</summary>
internal static partial class UnknownSettings
{
    /// <summary>The framework's.</summary>
    private static readonly string[] Standard =
    [
        "$schema",
        "AllowedHosts",
        "ApplicationName",
        "ConnectionStrings",
        "ContentRoot",
        "DetailedErrors",
        "Environment",
        "ForwardedHeaders_Enabled",
        "Http_Ports",
        "Https_Port",
        "Https_Ports",
        "Kestrel",
        "Logging",
        "PreferHostingUrls",
        "ShutdownTimeoutSeconds",
        "StaticWebAssets",
        "Urls",
        "WebRoot",
    ];

    /// <summary>Every key that an options record of the program has, as Section:Key.</summary>
    private static readonly IReadOnlyList<string> Known =
    [
        .. new[] { typeof(UnknownSettings), typeof(EncoderOptions), typeof(DatabaseOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)))
            .Where(record => record.Section is { IsLiteral: true })
            .SelectMany(record => Keys((string)record.Section!.GetRawConstantValue()!, record.Type)),
    ];

    private static readonly HashSet<string> Sections = new(Known.Select(First), StringComparer.OrdinalIgnoreCase);

    /// <returns>A sentence for each.</returns>
    public static IReadOnlyList<string> Describe(IConfiguration configuration) =>
        [
            .. ((IConfigurationRoot)configuration)
                .Providers.SelectMany(provider => Given(provider).Where(key => IsAsked(provider, key)))
                .Where(key => !IsKnown(key))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(Describe),
        ];

    public static void Warn(IConfiguration configuration, ILogger logger)
    {
        foreach (var problem in Describe(configuration))
            LogUnknown(logger, problem);
    }

    private static string Describe(string key)
    {
        // Where several spellings of a section are given, the framework chooses any one of them.
        var named = Sections.TryGetValue(First(key), out var section) ? section + key[section.Length..] : key;
        return Nearest(named) is { } near
            ? $"The setting {named} is not known and has no effect. Is {near} meant?"
            : $"The setting {named} is not known and has no effect: appsettings.sample.json names all.";
    }

    private static IEnumerable<string> Keys(string section, Type record) =>
        record
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .SelectMany(property =>
                property.PropertyType.Assembly == record.Assembly && property.PropertyType.IsClass
                    ? Keys($"{section}:{property.Name}", property.PropertyType)
                    : [$"{section}:{property.Name}"]
            );

    /// <summary>The environment is full of other programs' variables: only those of our sections are ours.</summary>
    private static bool IsAsked(IConfigurationProvider provider, string key) =>
        provider switch
        {
            JsonConfigurationProvider or CommandLineConfigurationProvider => true,
            EnvironmentVariablesConfigurationProvider => key.Contains(':', StringComparison.Ordinal) && Sections.Contains(First(key)),
            _ => false,
        };

    private static bool IsKnown(string key) =>
        Standard.Contains(First(key), StringComparer.OrdinalIgnoreCase) || Known.Any(known => Covers(known, key));

    /// <summary>A key is given as it is, or as an item of its list.</summary>
    private static bool Covers(string known, string key) =>
        key.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (key.Length == known.Length || key[known.Length] == ':');

    private static string First(string key) => key.Split(':')[0];

    /// <summary>The full keys that have values.</summary>
    private static IEnumerable<string> Given(IConfigurationProvider provider, string? parent = null) =>
        provider
            .GetChildKeys([], parent)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => parent is null ? name : $"{parent}:{name}")
            .SelectMany(key => (string[])[.. provider.TryGet(key, out _) ? [key] : Array.Empty<string>(), .. Given(provider, key)]);

    /// <returns>The known key that the fewest changes of letters make of it; null where that is another word.</returns>
    private static string? Nearest(string key)
    {
        var (near, changes) = Known.Select(known => (known, Changes: Changes(known, key))).MinBy(pair => pair.Changes);
        return changes <= Math.Max(2, key.Length / 4) ? near : null;
    }

    /// <summary>Levenshtein's distance, whatever the case.</summary>
    private static int Changes(string one, string other)
    {
        var before = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var letter in one)
        {
            var now = new int[before.Length];
            now[0] = before[0] + 1;
            for (var place = 1; place < now.Length; place++)
            {
                var change = char.ToUpperInvariant(letter) == char.ToUpperInvariant(other[place - 1]) ? 0 : 1;
                now[place] = Math.Min(before[place - 1] + change, Math.Min(before[place], now[place - 1]) + 1);
            }

            before = now;
        }

        return before[^1];
    }

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private static partial void LogUnknown(ILogger logger, string problem);
}
