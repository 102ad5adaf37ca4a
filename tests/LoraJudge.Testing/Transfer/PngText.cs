using LoraJudge.Testing.Imaging;

namespace LoraJudge.Testing.Transfer;

/// <summary>Text beside the pixels of a PNG file.</summary>
internal static class PngText
{
    /// <summary>Signature and header of every PNG file.</summary>
    private const int AfterHeader = 8 + 12 + 13;

    public static byte[] Insert(byte[] png, string keyword, string text) =>
        [
            .. png[..AfterHeader],
            .. HandMadePng.Chunk("tEXt"u8, System.Text.Encoding.Latin1.GetBytes($"{keyword}\0{text}")),
            .. png[AfterHeader..],
        ];
}
