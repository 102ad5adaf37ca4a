using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>What a header says of the hash of the tensors after it, against these bytes.</summary>
internal static class AutoV3Check
{
    /// <returns>12 lower-case hexadecimal digits; null where the header says none, or the hash of nothing.</returns>
    public static string? Claimed(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var key in (string[])["sshs_model_hash", "modelspec.hash_sha256"])
        {
            if (header.Text(key, 80) is not { } text)
                continue;
            var digits = (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).ToLowerInvariant();
            if (digits.Length >= LoraModel.AutoV3Length && digits.All(char.IsAsciiHexDigitLower))
            {
                var autoV3 = digits[..LoraModel.AutoV3Length];
                if (autoV3 != LoraHashes.NothingAutoV3)
                    return autoV3;
            }
        }

        return null;
    }

    /// <returns>A sentence where both are there and differ; else null.</returns>
    public static string? Problem(HeaderText header, LoraHashes hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        return Claimed(header) is { } claimed && hashes.AutoV3 is { } own && claimed != own
            ? $"The header says AutoV3 {claimed}, the tensors' bytes have {own}: the header is another file's, or the tensors were changed. The bytes' own is kept."
            : null;
    }
}
