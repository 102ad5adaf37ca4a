using LoraJudge.Testing.Architecture;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Benchmarks.Architecture;

/// <summary>Prints which folders of the web project know which, and where they go round in circles.</summary>
internal static class FolderReport
{
    public static int Print(string[] args)
    {
        var web = typeof(PortalHost).Assembly;
        var all = FolderGraph.Of(web, name => name);
        var rooms = FolderGraph.Of(web, Room);
        Print("folders", all, names: false);
        Print("rooms", rooms, names: true);
        foreach (var ((from, to), pairs) in rooms.Edges.OrderBy(edge => edge.Key))
        {
            Console.WriteLine($"{from} → {to}: {pairs.Count}");
            foreach (var pair in args.Contains("--types") ? pairs : [])
                Console.WriteLine($"    {pair}");
        }

        return 0;
    }

    /// <summary>"Features.Production.Building.Runs" is of the room "Features.Production", "Hosting.Background" of "Hosting".</summary>
    public static string Room(string name)
    {
        var parts = name.Split('.');
        return parts is ["Features", var feature, ..] ? $"Features.{feature}" : parts[0];
    }

    private static void Print(string what, FolderGraph graph, bool names)
    {
        Console.WriteLine($"{graph.Folders.Count} {what}, {graph.Edges.Count} arrows");
        foreach (var circle in graph.Circles())
            Console.WriteLine($"  a circle of {circle.Count}{(names ? $": {string.Join(", ", circle)}" : "")}");
    }
}
