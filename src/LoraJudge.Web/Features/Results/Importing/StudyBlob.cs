using System.IO.Compression;
using System.Text.Json;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>An imported study's data as they are stored: JSON, packed by gzip. They were checked before.</summary>
internal static class StudyBlob
{
    public static byte[] Write(StudyData data)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.Optimal))
            JsonSerializer.Serialize(packed, data);
        return memory.ToArray();
    }

    /// <exception cref="JsonException">It is no study's data.</exception>
    public static StudyData Read(byte[] blob)
    {
        using var packed = new GZipStream(new MemoryStream(blob), CompressionMode.Decompress);
        var data = JsonSerializer.Deserialize<StudyData>(packed) ?? throw new JsonException("There are no data.");
        return data with { Judgments = data.Judgments with { GivenUtc = Array.ConvertAll(data.Judgments.GivenUtc, KnownTime.Of) } };
    }
}
