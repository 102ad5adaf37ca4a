using LoraJudge.Web.Features.Production.Building.Jobs;

namespace LoraJudge.Web.Tests.Features.Production.Building;

public sealed class JobsOptionsTests
{
    [Theory]
    [InlineData("gpu,generate,default")]
    [InlineData(" generate ")]
    [InlineData("")]
    public void Some_queues_or_none_will_do(string queues) => Assert.Null(new JobsOptions { Queues = queues }.Problem());

    [Theory]
    [InlineData("gpu,paint", "names \"paint\"")]
    [InlineData("gpu,gpu", "twice")]
    public void Other_queues_are_refused_in_words(string queues, string words) =>
        Assert.Contains(words, new JobsOptions { Queues = queues }.Problem());

    [Fact]
    public void Numbers_that_do_not_do_are_named()
    {
        Assert.Contains("GenerateWorkers is 0", new JobsOptions { GenerateWorkers = 0 }.Problem());
        Assert.Contains("LeaseSeconds is 1", new JobsOptions { LeaseSeconds = 1 }.Problem());
    }
}
