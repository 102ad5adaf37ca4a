using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies.Simulation;

namespace LoraJudge.EndToEnd.Studies;

[Trait("group", "kills")]
public sealed class StudyUnderFireTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Participants_lose_nothing_and_get_nothing_twice_however_often_the_server_is_killed()
    {
        using var folder = new TemporaryFolder();
        var size = new SimulationSize
        {
            Participants = 40,
            AtOnce = 20,
            Kills = 2,
            Think = TimeSpan.FromMilliseconds(20),
            Topics = 4,
            Models = 16,
            BlockLength = 5,
        };

        var simulation = await StudySimulation.RunAsync(folder.Path, size);

        output.WriteLine(simulation.Table());
        Assert.Equal(size.Kills, simulation.Downtimes.Count);
        Assert.NotEqual(0, simulation.Ledger.Acknowledged);
        Assert.All(simulation.Findings, finding => Assert.Empty(finding.Violations));
    }
}
