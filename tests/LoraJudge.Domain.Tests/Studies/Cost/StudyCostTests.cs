using LoraJudge.Domain.Studies.Cost;

namespace LoraJudge.Domain.Tests.Studies.Cost;

public sealed class StudyCostTests
{
    [Fact]
    public void The_papers_study_without_pooling_is_three_thousand_judgments_by_three_people()
    {
        var cost = StudyCost.Of(items: 1000, checks: 0, blockLength: 1000, raters: 3, mostBlocks: 1);

        Assert.Equal(new StudyCost(1000, 3000, 1, 3, 1000), cost);
        Assert.Equal(105, cost.MinutesAParticipant(secondsAnItem: 6, otherMinutes: 5));
    }

    [Fact]
    public void Smaller_blocks_need_more_people_who_do_less_each()
    {
        Assert.Equal(new StudyCost(700, 2100, 18, 54, 40), StudyCost.Of(items: 700, checks: 18, blockLength: 40, raters: 3, mostBlocks: 1));
    }

    [Fact]
    public void As_many_people_as_raters_are_needed_however_much_each_does()
    {
        Assert.Equal(5, StudyCost.Of(items: 10, checks: 0, blockLength: 5, raters: 5, mostBlocks: 100).Participants);
    }

    [Theory]
    [InlineData(0, 0, 1, 1, 1)]
    [InlineData(1, -1, 1, 1, 1)]
    [InlineData(1, 0, 0, 1, 1)]
    [InlineData(1, 0, 1, 0, 1)]
    [InlineData(1, 0, 1, 1, 0)]
    public void Numbers_that_cannot_be_are_refused(int items, int checks, int length, int raters, int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudyCost.Of(items, checks, length, raters, most));
}
