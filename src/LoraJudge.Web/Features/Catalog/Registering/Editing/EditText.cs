using System.Globalization;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.LoraFiles;

namespace LoraJudge.Web.Features.Catalog.Registering.Editing;

/// <summary>A field's value ↔ the text that a form holds of it; empty for "there is nothing".</summary>
internal static class EditText
{
    public static string Of(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "yes" : "no",
            CommercialUse use => string.Join(',', FlagsOf(use)),
            NsfwLevel level => string.Join(',', FlagsOf(level)),
            double number => LoraHeader.Words(number),
            IReadOnlyList<string> words => string.Join('\n', words),
            IReadOnlyDictionary<string, string> facts => string.Join('\n', facts.Select(fact => $"{fact.Key}: {fact.Value}")),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>The same for every text that means the same.</summary>
    public static string Normal(EditKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n");
        return kind == EditKind.Words
            ? string.Join('\n', lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : lines.Trim();
    }

    /// <param name="field">The form's.</param>
    /// <param name="text">As <see cref="Normal"/> gives it.</param>
    /// <returns>The value, null for "there is nothing", or what is wrong and what to write instead.</returns>
    public static (object? Value, string? Problem) Read(EditField field, string text)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (text.Length == 0)
            return field.Field.CanBeNothing ? (null, null) : (null, $"{field.Label} is empty: every model has one.");
        return field.Kind switch
        {
            EditKind.Line => Line(field, text),
            EditKind.LoraName => LoraFile.LoraName(text) == text
                ? (text, null)
                : (
                    null,
                    $"{field.Label} holds letters that no file and no tag can carry: leave out : < > / \\ \" | ? * and at most {field.MaxLength} letters."
                ),
            EditKind.Address => Address(field, text),
            EditKind.Whole => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && whole is >= 1 and <= 65536
                ? (whole, null)
                : (null, $"{field.Label} is “{text}”: write a whole number from 1 to 65536."),
            EditKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= 65536
                ? (number, null)
                : (null, $"{field.Label} is “{text}”: write a number above 0, with a point: 0.5"),
            EditKind.Words => Words(field, text),
            EditKind.YesNo => text is "yes" or "no" ? (text == "yes", null) : (null, $"{field.Label}: choose yes, no or not known."),
            EditKind.Commercial => Flags<CommercialUse>(field, text, CommercialUse.None),
            EditKind.Levels => Flags<NsfwLevel>(field, text, none: null),
            _ => (null, $"{field.Label} is not changed by hand."),
        };
    }

    /// <summary>The single flags that are set, by name; the name of zero where that means something.</summary>
    public static IEnumerable<string> FlagsOf(CommercialUse use) =>
        use == CommercialUse.None
            ? [nameof(CommercialUse.None)]
            : Enum.GetValues<CommercialUse>().Where(flag => flag != CommercialUse.None && use.HasFlag(flag)).Select(flag => $"{flag}");

    public static IEnumerable<string> FlagsOf(NsfwLevel level) =>
        Enum.GetValues<NsfwLevel>().Where(flag => flag != NsfwLevel.Unknown && level.HasFlag(flag)).Select(flag => $"{flag}");

    private static (object?, string?) Line(EditField field, string text) =>
        text.Length > field.MaxLength || text.Any(char.IsControl)
            ? (null, $"{field.Label} takes one line of at most {field.MaxLength} letters.")
            : (text, null);

    private static (object?, string?) Address(EditField field, string text) =>
        text.Length <= field.MaxLength
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? (text, null)
            : (null, $"{field.Label} is no web address: write one as https://example.org/model.");

    private static (object?, string?) Words(EditField field, string text)
    {
        var words = text.Split('\n');
        return
            words.Length > LoraHeader.MaxWords
            || Array.Exists(words, word => word.Length > LoraHeader.MaxWordLength || word.Any(char.IsControl))
            ? (null, $"{field.Label} takes at most {LoraHeader.MaxWords} lines of at most {LoraHeader.MaxWordLength} letters.")
            : (words.Distinct(StringComparer.Ordinal).ToArray(), null);
    }

    private static (object?, string?) Flags<T>(EditField field, string text, T? none)
        where T : struct, Enum
    {
        var names = text.Split(',');
        if (Array.Exists(names, name => !Enum.GetNames<T>().Contains(name)))
            return (null, $"{field.Label}: tick what is offered.");
        if (none is not null && names.Length > 1 && names.Contains($"{none}"))
            return (null, $"{field.Label}: nothing commercial cannot stand with something that is allowed.");
        return (Enum.Parse<T>(text), null);
    }
}
