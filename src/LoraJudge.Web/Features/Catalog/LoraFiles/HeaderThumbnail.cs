namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>The thumbnail of a header, a data address.</summary>
internal static class HeaderThumbnail
{
    /// <summary>Longest address that is read, in letters.</summary>
    private const int MaxLength = 12 * 1024 * 1024;

    /// <returns>The picture's file, not looked at yet; null where there is none that could be one.</returns>
    public static byte[]? Read(HeaderText header, List<string> notes)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(notes);
        if (header.Raw("modelspec.thumbnail")?.Trim() is not { Length: > 0 } address || address == "None")
            return null;
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (
            address.Length > MaxLength
            || !address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
            || comma < 0
            || !address[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
        )
        {
            notes.Add("The header's thumbnail is no picture within the file: it is left out.");
            return null;
        }

        var bytes = new byte[(address.Length - comma) * 3 / 4 + 3];
        if (Convert.TryFromBase64Chars(address.AsSpan(comma + 1), bytes, out var count))
            return bytes[..count];
        notes.Add("The header's thumbnail is damaged: it is left out.");
        return null;
    }
}
