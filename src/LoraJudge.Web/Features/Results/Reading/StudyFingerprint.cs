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
                    data.Participants,
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
        hash.AppendData(MemoryMarshal.AsBytes<long>(Array.ConvertAll(judgments.GivenUtc, given => given.Ticks)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
