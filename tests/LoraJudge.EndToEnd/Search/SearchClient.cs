using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace LoraJudge.EndToEnd.Search;

/// <summary>Searches by the JSON address.</summary>
public static class SearchClient
{
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        byte[] picture,
        string fileName = "picture.jpg",
        int top = 1000
    )
    {
        using var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "picture", fileName } };
        return await client.PostAsync(new Uri($"/api/search?top={top}", UriKind.Relative), form);
    }

    /// <summary>Slugs, nearest first.</summary>
    public static async Task<IReadOnlyList<RankedAnswer>> RankAsync(HttpClient client, byte[] picture)
    {
        using var response = await PostAsync(client, picture);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Answer>())!.Ranking;
    }

    private sealed record Answer(IReadOnlyList<RankedAnswer> Ranking);
}

public sealed record RankedAnswer(int Rank, string Model, double Distance);
