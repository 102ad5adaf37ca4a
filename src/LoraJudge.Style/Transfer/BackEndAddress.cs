namespace LoraJudge.Style.Transfer;

/// <summary>Where a back end listens.</summary>
public static class BackEndAddress
{
    /// <returns>With a slash at its end; null where the text is no http or https address, or holds a user.</returns>
    public static Uri? Of(string url) =>
        Uri.TryCreate(url.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? address
            : null;
}
