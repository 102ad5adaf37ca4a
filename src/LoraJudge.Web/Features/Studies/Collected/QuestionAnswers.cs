using System.Globalization;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Features.Studies.Collected;

/// <summary>What participants answered to a final question.</summary>
/// <param name="Counts">How often each choice was given, in the plan's order; or each number, ascending. Empty where answers are words.</param>
/// <param name="Texts">Answers in participants' own words; empty where they are counted.</param>
/// <param name="Given">Answers.</param>
/// <param name="Asked">Participants who were asked; 0 where it is not known.</param>
public sealed record QuestionAnswers(
    string Question,
    IReadOnlyList<AnswerCount> Counts,
    IReadOnlyList<GivenAnswer> Texts,
    int Given,
    int Asked
)
{
    /// <param name="asked">Participants who were asked; 0 where it is not known.</param>
    public static QuestionAnswers Of(StudyQuestion question, IReadOnlyList<GivenAnswer> given, int asked)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(given);
        var counts =
            question.Choices.Count > 0 ? Choices(question, given)
            : given.Count > 0 && given.All(answer => Number(answer.Text) is not null) ? Numbers(given)
            : [];
        return new QuestionAnswers(question.Text, counts, counts.Count > 0 ? [] : given, given.Count, Math.Max(asked, given.Count));
    }

    private static List<AnswerCount> Choices(StudyQuestion question, IReadOnlyList<GivenAnswer> given) =>
        [.. question.Choices.Select(choice => new AnswerCount(choice, given.Count(answer => answer.Text == choice)))];

    private static List<AnswerCount> Numbers(IReadOnlyList<GivenAnswer> given) =>
        [
            .. given
                .CountBy(answer => Number(answer.Text)!.Value)
                .OrderBy(number => number.Key)
                .Select(number => new AnswerCount(number.Key.ToString(CultureInfo.InvariantCulture), number.Value)),
        ];

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

public sealed record AnswerCount(string Answer, int Count);

/// <param name="Who">Pseudonym.</param>
public sealed record GivenAnswer(string Who, string Text);
