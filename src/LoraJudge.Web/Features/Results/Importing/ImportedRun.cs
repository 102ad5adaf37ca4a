using System.Globalization;
using System.Text;
using LoraJudge.Statistics.Trec;
using LoraJudge.Web.Features.Studies;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>
/// A method's run. Its ranks hold where they fit the scores, for they say what was judged among equals; else ranks follow from the scores, as
/// trec_eval has it.
/// </summary>
internal static class ImportedRun
{
    /// <returns>By topic, the best first; ranks from 1.</returns>
    /// <exception cref="StudyException">A line cannot be read.</exception>
    public static IEnumerable<(string Topic, int Rank, string Model, double Score)> Read(string name, byte[] content)
    {
        Run run;
        try
        {
            run = RunFile.Parse(content);
        }
        catch (TrecFormatException exception)
        {
            throw new StudyException($"{name}: {exception.Message}");
        }

        var written = Ranks(content);
        return run.Topics.SelectMany(topic => AsWritten(topic, written) ?? ByScore(topic));
    }

    private static IEnumerable<(string, int, string, double)> ByScore(RunTopic topic) =>
        topic.Ranked().Select((entry, place) => (topic.Id, place + 1, entry.Document, entry.Score));

    private static List<(string Topic, int Rank, string Model, double Score)>? AsWritten(
        RunTopic topic,
        Dictionary<(string Topic, string Model), int> written
    )
    {
        var entries = Enumerable
            .Range(0, topic.Count)
            .Select(at => (topic.Id, Rank: written.GetValueOrDefault((topic.Id, topic[at].Document)), topic[at].Document, topic[at].Score))
            .OrderBy(entry => entry.Rank)
            .ToList();
        for (var at = 0; at < entries.Count; at++)
            if (entries[at].Rank < 1 || (at > 0 && (entries[at].Rank == entries[at - 1].Rank || entries[at].Score > entries[at - 1].Score)))
                return null;
        return [.. entries.Select((entry, place) => entry with { Rank = place + 1 })];
    }

    /// <summary>The lines were found to be whole before; white space is what TREC's files part fields by.</summary>
    private static Dictionary<(string Topic, string Model), int> Ranks(byte[] content)
    {
        var ranks = new Dictionary<(string, string), int>();
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split([' ', '\t', '\v', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 6 && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
                ranks[(fields[0], fields[2])] = rank;
        }

        return ranks;
    }
}
