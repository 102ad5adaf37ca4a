namespace LoraJudge.Web.Features.Results.Exporting.Bundles;

/// <summary>File names of methods and participants, whose own names may be any text: letters, digits, dot, underscore, plus and hyphen alone.</summary>
internal static class BundleNames
{
    private const int MostLength = 60;

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <returns>One name each, in the same order; no two are the same, whatever a file system thinks of letter case.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Free(Safe(name), taken))];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = FormattableString.Invariant($"{name}-{number}");
        return free;
    }

    private static string Safe(string name)
    {
        var letters = name.Take(MostLength)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '+' ? letter : '-');
        var safe = string.Concat(letters).Trim('-', '.');
        // What stands before the first dot is what some systems reserve.
        return safe.Length == 0 ? "unnamed"
            : Reserved.Contains(safe.Split('.')[0]) ? $"_{safe}"
            : safe;
    }
}
