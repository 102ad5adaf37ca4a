using System.Globalization;
using System.Reflection;
using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Training.Options;

/// <summary>A run's options by their names, as forms and terminals give them.</summary>
internal static class TrainingOptionText
{
    private static readonly PropertyInfo[] Properties =
    [
        .. typeof(TrainingOptions).GetProperties().Where(property => property.SetMethod is not null),
    ];

    /// <summary>All of them, in the order of the record.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Properties.Select(property => property.Name)];

    public static Type TypeOf(string name) => Array.Find(Properties, property => property.Name == name)!.PropertyType;

    public static string Get(TrainingOptions options, string name) =>
        Array.Find(Properties, property => property.Name == name)!.GetValue(options) switch
        {
            IEnumerable<string> words => string.Join(", ", words),
            bool yes => yes ? "true" : "false",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => $"{value}",
        };

    /// <param name="name">In any case.</param>
    /// <exception cref="TrainingException">There is no such option, or the value is of another kind; the message says what there is.</exception>
    public static TrainingOptions With(TrainingOptions options, string name, string value)
    {
        var property =
            Array.Find(Properties, property => property.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new TrainingException($"There is no option {name.Trim()}. There are: {string.Join(", ", Names)}.");
        var changed = options with { };
        property.SetValue(changed, Parse(property, value.Trim()));
        return changed;
    }

    /// <param name="pair">KEY=VALUE.</param>
    /// <exception cref="TrainingException">As <see cref="With(TrainingOptions, string, string)"/>, or there is no "=".</exception>
    public static TrainingOptions With(TrainingOptions options, string pair) =>
        pair.Split('=', 2) is [var name, var value]
            ? With(options, name, value)
            : throw new TrainingException($"\"{pair}\" is no option with its value: write KEY=VALUE, for example Epochs=12.");

    private static object Parse(PropertyInfo property, string value)
    {
        var type = property.PropertyType;
        object? parsed =
            type == typeof(string) ? value
            : type == typeof(bool)
                ? bool.TryParse(value, out var yes) ? yes
                    : null
            : type == typeof(int)
                ? int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
                    : null
            : type == typeof(long)
                ? long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
                    : null
            : type == typeof(double)
                ? double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                    : null
            : type.IsEnum ? Choice(type, value)
            : value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parsed ?? throw new TrainingException($"{property.Name} is \"{value}\": write {Wanted(type)}.");
    }

    private static object? Choice(Type type, string value) =>
        Enum.GetNames(type).FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;

    private static string Wanted(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(double) ? "a number, for example 0.5"
        : type.IsEnum ? string.Join(" or ", Enum.GetNames(type))
        : "a whole number";
}
