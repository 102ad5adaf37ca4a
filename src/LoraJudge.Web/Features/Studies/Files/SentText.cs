using System.Text;
using LoraJudge.Domain.Naming;

namespace LoraJudge.Web.Features.Studies.Files;

/// <summary>Runs and tables as people's programs write them.</summary>
internal static class SentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// UTF-16 with its mark, which PowerShell's ">" writes, becomes UTF-8; a mark of UTF-8 goes; names that look the same become the same.
    /// </summary>
    /// <returns>The content itself where it is nothing that is read so: its reader says what is wrong.</returns>
    public static byte[] ToUtf8(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            var (encoding, mark) = content switch
            {
                [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
                [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
                [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Strict, 3),
                _ => (Strict, 0),
            };
            return mark == 0 && Ascii.IsValid(content)
                ? content
                : Strict.GetBytes(Nfc.Of(encoding.GetString(content, mark, content.Length - mark)));
        }
        catch (ArgumentException)
        {
            return content;
        }
    }
}
