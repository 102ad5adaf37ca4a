namespace LoraJudge.Web.Tests.Hosting;

/// <summary>That of a portal with those who ask again and again.</summary>
internal static class Patience
{
    /// <summary>Asks until it is over: as often as a minute allows, or more often where that takes a slow machine longer than a minute.</summary>
    /// <returns>The refusal.</returns>
    public static async Task<HttpResponseMessage> AskAsync(int perMinute, Func<Task<HttpResponseMessage>> ask)
    {
        for (var time = 0; ; time++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(time >= perMinute, $"Refused after {time} of {perMinute}.");
                return answer;
            }

            answer.Dispose();
            Assert.True(time < 5 * perMinute, $"{time} were answered.");
        }
    }
}
