using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>One hash over a study's data.</summary>
internal static class StudyFingerprint
{
    public static string Of(StudyData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Study = data.Study with
                    {
                        Id = 0,
                    },
                    data.Topics,
                    data.Models,
                    data.Methods,
                    Participants = data.Participants.Select(one => new
                    {
                        one.Pseudonym,
                        one.ChecksPassed,
                        one.ChecksFailed,
                    }),
                    data.Amendments,
                    data.Withdrawals,
                    data.ErasedJudgments,
                    data.Items.Code,
                }
            )
        );
        var (runs, items, judgments) = (data.Runs, data.Items, data.Judgments);
        foreach (int[] column in (int[][])[runs.Method, runs.Topic, runs.Rank, runs.Model, items.Topic, items.Model])
            hash.AppendData(MemoryMarshal.AsBytes<int>(column));
        hash.AppendData(MemoryMarshal.AsBytes<double>(runs.Score));
        foreach (
            int[] column in (int[][])[judgments.Participant, judgments.Item, judgments.Score, judgments.Milliseconds, judgments.Position]
        )
            hash.AppendData(MemoryMarshal.AsBytes<int>(column));
        // What is not known counts as it did when the start of 1970 stood for it: earlier exports keep their fingerprints.
        hash.AppendData(MemoryMarshal.AsBytes<long>(Array.ConvertAll(judgments.GivenUtc, given => (given ?? DateTime.UnixEpoch).Ticks)));
        AppendCollected(hash, data);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Nothing where nothing was collected: exports of schema 1 keep their fingerprints. Panel ids are in none: most exports go without.</summary>
    private static void AppendCollected(IncrementalHash hash, StudyData data)
    {
        var collected = data.Collected with { PanelIds = [], Questions = [] };
        var bare = data.Participants.Select(one => new StudyParticipant(one.Pseudonym, one.ChecksPassed, one.ChecksFailed));
        var isEmpty =
            collected.Answers.Count + collected.CheckAnswers.Count + collected.Assignments.Count + collected.LiveRankings.Count == 0;
        if (!isEmpty || !data.Participants.SequenceEqual(bare))
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { data.Participants, collected }));
    }
}
