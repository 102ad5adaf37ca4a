namespace LoraJudge.Web.Features.Artists;

/// <summary>What is for its owner alone: no cache keeps it, no search engine lists it.</summary>
internal static class Privacy
{
    public static void Keep(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
