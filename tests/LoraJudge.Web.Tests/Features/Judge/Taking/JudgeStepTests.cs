using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge.Taking;

namespace LoraJudge.Web.Tests.Features.Judge.Taking;

public sealed class JudgeStepTests
{
    [Theory]
    [InlineData("", true, false, false, JudgeStep.Consent)]
    [InlineData("consent", true, false, false, JudgeStep.Instructions)]
    [InlineData("consent practice", true, true, false, JudgeStep.Judging)]
    [InlineData("consent practice", true, true, true, JudgeStep.Judging)]
    [InlineData("consent practice", true, false, true, JudgeStep.Questions)]
    [InlineData("consent practice", true, false, false, JudgeStep.Full)]
    [InlineData("consent practice end", true, false, true, JudgeStep.Thanks)]
    [InlineData("consent practice end", false, false, true, JudgeStep.Thanks)]
    [InlineData("", false, false, false, JudgeStep.Waiting)]
    [InlineData("consent practice", false, false, true, JudgeStep.Waiting)]
    public void The_step_is_the_first_that_is_not_done(string done, bool isTaking, bool hasBlock, bool hasJudged, JudgeStep expected)
    {
        DateTime? When(string step) => done.Split(' ').Contains(step, StringComparer.Ordinal) ? DateTime.UnixEpoch : null;
        var participant = new Participant
        {
            Code = "code",
            ConsentUtc = When("consent"),
            PractisedUtc = When("practice"),
            FinishedUtc = When("end"),
        };

        Assert.Equal(expected, JudgeSteps.Of(participant, isTaking, hasBlock, hasJudged));
    }
}
