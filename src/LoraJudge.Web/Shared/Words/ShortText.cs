namespace LoraJudge.Web.Shared.Words;

/// <summary>Text that has to fit into a column or a line.</summary>
internal static class ShortText
{
    /// <returns>The text; where it is longer than <paramref name="length"/> characters, its beginning and an ellipsis.</returns>
    public static string Of(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
