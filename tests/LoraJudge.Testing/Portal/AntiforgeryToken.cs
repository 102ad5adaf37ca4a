using System.Text.RegularExpressions;

namespace LoraJudge.Testing.Portal;

/// <summary>The token that a form of the portal is sent with.</summary>
public static partial class AntiforgeryToken
{
    public const string Field = "__RequestVerificationToken";

    /// <returns>Of the page's first form; empty where it has none.</returns>
    public static string Of(string html) => Token().Match(html).Groups["token"].Value;

    [GeneratedRegex($"name=\"{Field}\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
