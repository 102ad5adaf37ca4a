using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Studies.Collected;

namespace LoraJudge.Web.Tests.Features.Studies.Collected;

public sealed class QuestionAnswersTests
{
    [Fact]
    public void Choices_are_counted_in_the_plans_order_with_those_that_nobody_chose()
    {
        var answers = QuestionAnswers.Of(
            new StudyQuestion("?", ["no", "maybe", "yes"]),
            [new("P1", "yes"), new("P2", "no"), new("P3", "yes")],
            5
        );

        Assert.Equal([new("no", 1), new("maybe", 0), new("yes", 2)], answers.Counts);
        Assert.Equal((3, 5), (answers.Given, answers.Asked));
        Assert.Empty(answers.Texts);
    }

    [Fact]
    public void Numbers_are_counted_ascending()
    {
        var answers = QuestionAnswers.Of(new StudyQuestion("How old are you?", []), [new("P1", "41"), new("P2", "9"), new("P3", "41")], 3);

        Assert.Equal([new("9", 1), new("41", 2)], answers.Counts);
    }

    [Fact]
    public void Words_stay_words_with_who_said_them()
    {
        IReadOnlyList<GivenAnswer> given = [new("P1", "41"), new("P2", "rather not")];

        var answers = QuestionAnswers.Of(new StudyQuestion("How old are you?", []), given, 2);

        Assert.Equal(given, answers.Texts);
        Assert.Empty(answers.Counts);
    }

    [Fact]
    public void Without_answers_choices_are_still_listed()
    {
        var answers = QuestionAnswers.Of(new StudyQuestion("?", ["no", "yes"]), [], 0);

        Assert.Equal([new("no", 0), new("yes", 0)], answers.Counts);
        Assert.Equal(0, answers.Given);
    }
}
