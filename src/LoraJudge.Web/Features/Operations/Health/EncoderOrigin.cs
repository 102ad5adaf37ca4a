using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Embedded;

namespace LoraJudge.Web.Features.Operations.Health;

/// <summary>Whether an encoder needs a file from anyone, in a sentence.</summary>
internal static class EncoderOrigin
{
    /// <returns>With a space before it; empty for an encoder whose file was given.</returns>
    public static string Describe(EncoderDescription description) =>
        EmbeddedEncoder.Find(description.Hash) is null ? "" : " It comes with the program: no weights file is needed.";
}
