using System.Globalization;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Values of a plan ↔ the texts of its form.</summary>
internal static class PlanText
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    private const int MostQuestions = 20;

    public static string Of(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTime? utc) => utc?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    public static int Whole(string label, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StudyException($"{label} is \"{text}\": write a whole number.");

    public static long Long(string label, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StudyException($"{label} is \"{text}\": write a whole number.");

    public static double Number(string label, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new StudyException($"{label} is \"{text}\": write a number, for example 0.5.");

    public static DateTime? Time(string label, string text) =>
        text.Length == 0 ? null
        : DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var utc
        )
            ? utc
        : throw new StudyException($"{label} is \"{text}\": write a day and a time, for example 2030-01-31T09:00, or nothing.");

    public static T Choice<T>(string label, string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value)
            ? value
            : throw new StudyException($"{label} is \"{text}\": choose one of the list.");

    public static string Of(IEnumerable<StudyQuestion> questions) =>
        string.Join(
            '\n',
            questions.Select(question =>
                question.Choices.Count == 0 ? question.Text : $"{question.Text} | {string.Join("; ", question.Choices)}"
            )
        );

    /// <param name="text">A question a line; its choices follow a bar, with semicolons between them.</param>
    public static IReadOnlyList<StudyQuestion> Questions(string text)
    {
        const StringSplitOptions Tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var lines = text.Split('\n', Tidy);
        if (lines.Length > MostQuestions)
            throw new StudyException($"There are {lines.Length} final questions: ask at most {MostQuestions}.");
        return
        [
            .. lines.Select(line =>
            {
                var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
                return new StudyQuestion(parts[0], parts.Length == 1 ? [] : parts[1].Split(';', Tidy));
            }),
        ];
    }
}
