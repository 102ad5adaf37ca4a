namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>Times of files. Programs write the start of 1970, or of the year 1, for a time that they do not know; so did exports of schema 1.</summary>
internal static class KnownTime
{
    /// <returns>Null for what stands for a time that is not known.</returns>
    public static DateTime? Of(DateTime? utc) => utc == DateTime.UnixEpoch || utc?.Year == 1 ? null : utc;
}
