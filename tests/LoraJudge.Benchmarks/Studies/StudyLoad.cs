using System.Globalization;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Studies.Simulation;

namespace LoraJudge.Benchmarks.Studies;

/// <summary>
/// What a study bears: many participants while the server is killed, then a hundred who judge as people do, some of them in real browsers.
/// </summary>
internal static class StudyLoad
{
    private const int AtWork = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        var (participants, kills, browsers) = (Number("--participants", 500), Number("--kills", 10), Number("--browsers", 3));
        using var temporary = new TemporaryFolder();
        var folder = values.GetValueOrDefault("--folder", temporary.Path);
        var unruly = new SimulationSize
        {
            Participants = participants,
            Kills = kills,
            Seed = Number("--seed", 1),
        };
        Console.WriteLine("Participants in every way, the server killed meanwhile");
        var data = Directory.CreateDirectory(Path.Combine(folder, "unruly")).FullName;
        var watching = new WatchingResearchers(data, Number("--watching", 3));
        var first = await StudySimulation.RunAsync(data, unruly, (address, _, end) => watching.WatchAsync(address, end));
        Console.WriteLine(first.Table());
        Console.WriteLine(watching.Table());

        Console.WriteLine();
        Console.WriteLine(
            FormattableString.Invariant($"{AtWork} participants at work, a judgment every two seconds, {browsers} browsers beside them")
        );
        var pages = new JudgingBrowsers();
        var second = await StudySimulation.RunAsync(
            Directory.CreateDirectory(Path.Combine(folder, "calm")).FullName,
            Calm(unruly, browsers),
            (address, study, _) => pages.JudgeAsync(address, study)
        );
        Console.WriteLine(second.Table());
        Console.WriteLine(pages.Table());
        return watching.AreRight && first.Findings.Concat(second.Findings).All(finding => finding.Violations.Count == 0) ? 0 : 1;

        int Number(string name, int otherwise) =>
            values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static SimulationSize Calm(SimulationSize unruly, int guests) =>
        unruly with
        {
            Participants = AtWork,
            AtOnce = AtWork,
            Kills = 0,
            Think = TimeSpan.FromSeconds(2),
            Unruly = false,
            BlockLength = 30,
            BlocksAParticipant = 1,
            Places = 1.5,
            Guests = guests,
            LogsRequests = true,
        };
}
