namespace LoraJudge.Domain.Studies.Plan;

/// <summary>Where a panel wants its participants back.</summary>
public static class StudyReturn
{
    /// <summary>Stands for the panel's id of a participant.</summary>
    public const string Placeholder = "{participant}";

    /// <returns>The address for one participant.</returns>
    public static Uri For(string address, string panelId) =>
        new(address.Replace(Placeholder, Uri.EscapeDataString(panelId), StringComparison.Ordinal));

    /// <returns>What is wrong with an address, and what to write; null where nothing is.</returns>
    public static string? Problem(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return
            !Uri.TryCreate(address.Replace(Placeholder, "x", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            ? $"The return address is \"{address}\": write one that begins with https://, or none."
            : null;
    }
}
